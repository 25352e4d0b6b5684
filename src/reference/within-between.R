# Data and expected tables of test-workflows/within-between: simulated pupils of whom those who do more homework than their
# classmates have lower scores, in classes of which those with more homework have higher ones.

homeworkData <- function() {
  set.seed(1950) # the year of Robinson's paper on ecological correlations
  classes <- 40
  size <- sample(15:28, classes, replace = TRUE)
  class <- rep(seq_len(classes), size)
  usual <- rnorm(classes, 5, 1.2)
  homework <- round(pmax(0, rnorm(length(class), usual[class], 1.5)) * 2) / 2
  meanHomework <- groupMeans(homework, class)
  effect <- rnorm(classes, sd = 3)
  score <- 60 - 1.5 * (homework - meanHomework) + 3 * (meanHomework - 5) + effect[class] + rnorm(length(class), sd = 6)
  data.frame(class = sprintf("K%02d", class), score = round(score, 1), homework = homework)
}

writeWithinBetween <- function(folder) {
  raw <- homeworkData()
  save <- templateFolder(file.path(folder, "within-between"), list(homework = raw))
  save("2-1", nullModelTable(nullModel("", "", "homework", "(1 | class)", "class"), raw))
  pupils <- raw
  pupils$homework_within <- raw$homework - groupMeans(raw$homework, raw$class)
  pupils$`homework (group mean)` <- groupMeans(raw$homework, raw$class)
  save("3-1", pupils)
  formulas <- paste("score ~", c("homework + (1 | class)", "homework_within + `homework (group mean)` + (1 | class)",
                                 "homework + `homework (group mean)` + (1 | class)"))
  fits <- lapply(formulas, templateFit, table = pupils)
  for (i in seq_along(fits)) saveFit(save, 3 + i, fits[[i]])
  saveComparison(save, 7, formulas[c(1, 3)], pupils, list(NULL))
  save("8-1", predictionsTable(fits[[2]], pupils))
  saveTolerances(save, 4:6, "2-1", "8-1")
}
