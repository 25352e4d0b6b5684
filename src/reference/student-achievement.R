# Data and expected tables of test-workflows/student-achievement: 2,000 students in 100 classrooms in 25 schools.

# The seed is one of those with which the intraclass correlation of classrooms in the sample is near .25 (.2515), the
# figure of the study that is simulated; nothing else was looked at.
studentData <- function() {
  set.seed(2018)
  schools <- 25; classrooms <- 100; students <- 2000
  school <- rep(1:schools, each = 4)
  size <- 20 + sample(rep(-5:5, length.out = classrooms))
  size[1] <- size[1] + students - sum(size)
  experience <- round(pmin(35, pmax(1, rgamma(classrooms, 3, 0.25))), 0)
  inquiry <- round(pmin(5, pmax(1, rnorm(classrooms, 3, 0.8))), 1)
  schoolEffect <- rnorm(schools, sd = 3)
  # intercept and slope of motivation of the classrooms: variances 12 and 2, covariance 1
  effects <- matrix(rnorm(2 * classrooms), classrooms) %*% chol(matrix(c(12, 1, 1, 2), 2))
  class <- rep(1:classrooms, size)
  priorOfClass <- rnorm(classrooms, sd = 4)
  prior <- round(50 + priorOfClass[class] + rnorm(students, sd = 9), 1)
  motivation <- round(pmin(5, pmax(1, rnorm(students, 3.2, 0.8))), 2)
  slope <- 2 + 1.5 * (inquiry[class] - 3) + effects[class, 2]
  achievement <- 55 + 0.45 * (prior - 50) + slope * (motivation - 3.2) + 0.15 * (experience[class] - 12) +
    2.2 * (inquiry[class] - 3) + schoolEffect[school[class]] + effects[class, 1] + rnorm(students, sd = 8)
  data.frame(student = sprintf("P%04d", 1:students), classroom = sprintf("C%03d", class),
             school = sprintf("S%02d", school[class]), achievement = round(achievement, 1), prior = prior,
             motivation = motivation, experience = as.integer(experience[class]), inquiry = inquiry[class])
}

# Students with a low and a high motivation in classrooms with little and much inquiry, all else alike.
scenarioData <- function() {
  data.frame(scenario = c("low motivation, little inquiry", "high motivation, little inquiry",
                          "low motivation, much inquiry", "high motivation, much inquiry"),
             school = "new school", classroom = "new classroom", prior = 50, motivation = c(2.4, 4, 2.4, 4),
             experience = 12L, inquiry = c(2.2, 2.2, 3.8, 3.8))
}

writeStudentAchievement <- function(folder) {
  raw <- studentData()
  scenarios <- scenarioData()
  save <- templateFolder(file.path(folder, "student-achievement"), list(students = raw, scenarios = scenarios))
  save("3-1", nullModelTable(nullModel("", "", "achievement", "(1 | classroom)", "classroom"), raw))
  save("4-1", nullModelTable(nullModel("", "", "achievement", "(1 | school) + (1 | classroom:school)",
                                       c("classroom:school", "school"), list("classroom:school" = "school")), raw))
  predictors <- c("prior", "motivation", "experience", "inquiry")
  centred <- function(rows) {
    for (column in predictors) rows[[paste0(column, "_c")]] <- rows[[column]] - mean(raw[[column]])
    rows
  }
  students <- centred(raw)
  save("5-1", students)
  random <- "(1 + motivation_c | classroom) + (1 | school)"
  formulas <- paste("achievement ~", c(
    "1 + (1 | classroom) + (1 | school)",
    paste("prior_c + motivation_c +", random),
    paste("prior_c + motivation_c + experience_c + inquiry_c +", random),
    paste("prior_c + motivation_c + experience_c + inquiry_c + motivation_c:inquiry_c +", random)))
  fits <- lapply(formulas, templateFit, table = students)
  for (i in seq_along(fits)) saveFit(save, 5 + i, fits[[i]])
  saveComparison(save, 10, formulas, students, list(c(3, 4), NULL, NULL))
  save("11-3", sharesBySlope(fits[[4]], "motivation_c"))
  save("12-1", centred(scenarios))
  save("13-1", predictionsTable(fits[[4]], centred(scenarios)))
  saveTolerances(save, 6:9, c("3-1", "4-1", "11-3"), "13-1")
}
