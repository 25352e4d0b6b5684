# The data sets of the tests, each with its source.

writeDataSets <- function(folder) {
  save <- function(name, table) writeCsv(table, file.path(folder, paste0(name, ".csv")))
  # Belenky et al. (2003), J. Sleep Res. 12, 1-12; lme4::sleepstudy.
  save("sleepstudy", lme4::sleepstudy)
  # Davies & Goldsmith (1972), Statistical Methods in Research and Production, 4th ed.,
  # tables 6.3, 6.6 and 6.14 (Dyestuff, Penicillin, Pastes); Dyestuff2 is from
  # Box & Tiao (1973), Bayesian Inference in Statistical Analysis; all in lme4.
  save("dyestuff", lme4::Dyestuff)
  save("dyestuff2", lme4::Dyestuff2)
  save("penicillin", lme4::Penicillin)
  save("pastes", lme4::Pastes)
  # Ratings of lecturers by students at ETH Zurich; lme4::InstEval. service, 0 or 1, is read as a number.
  save("insteval", lme4::InstEval[c("y", "s", "d", "service", "dept")])
  # Scores of workers on machines; Milliken & Johnson (1992), Analysis of Messy Data, table 23.1; nlme::Machines.
  save("machines", data.frame(Worker = paste0("w", nlme::Machines$Worker), nlme::Machines[c("Machine", "score")]))
  save("splitplot", splitPlot())
  save("bdf", pupils())
  save("classrooms", classrooms())
  save("reactions", reactions())
}

# A split-plot experiment: whole plots A within blocks, subplots B; Stroup (1989), in Applications of Mixed Models in
# Agriculture and Related Disciplines, Southern Cooperative Series Bulletin 343, 39-48; the data of the first example in
# the documentation of SAS PROC MIXED.
splitPlot <- function() {
  design <- expand.grid(B = c("b1", "b2"), A = c("a1", "a2", "a3"), Block = paste0("block", 1:4))
  yield <- c(56, 41, 50, 36, 39, 35, 30, 25, 36, 28, 33, 30, 32, 24, 31, 27, 15, 19, 30, 25, 35, 30, 17, 18)
  data.frame(Y = yield, Block = as.character(design$Block), A = as.character(design$A), B = as.character(design$B))
}

# Snijders & Bosker (1999), Multilevel Analysis: 2287 pupils in 131 schools; nlme::bdf.
# gpa, ses_z and clubs are langPOST, ses and schoolSES standardised with n - 1.
pupils <- function() {
  bdf <- nlme::bdf
  standardised <- function(x) as.vector(scale(x))
  data.frame(
    schoolNR = as.character(bdf$schoolNR), pupilNR = as.character(bdf$pupilNR),
    langPOST = bdf$langPOST, langPRET = bdf$langPRET, IQ.verb = bdf$IQ.verb, IQ.perf = bdf$IQ.perf,
    sex = c("boy", "girl")[as.integer(bdf$sex)], Minority = as.character(bdf$Minority),
    denomina = c("public", "protestant", "catholic", "private")[as.integer(bdf$denomina)],
    ses = bdf$ses, schoolSES = bdf$schoolSES,
    gpa = standardised(bdf$langPOST), ses_z = standardised(bdf$ses), clubs = standardised(bdf$schoolSES))
}

# Simulated: pupils in classes in schools, unbalanced. The class labels repeat in every school.
# precision is a weight (the residual variance is divided by it), baseline an offset; score, age, sex
# and class have missing cells.
classrooms <- function() {
  set.seed(20240517)
  classesPerSchool <- sample(2:5, 24, replace = TRUE)
  school <- rep(sprintf("S%02d", 1:24), classesPerSchool)
  class <- paste0("c", unlist(lapply(classesPerSchool, seq_len)))
  size <- sample(3:14, length(school), replace = TRUE)
  schoolEffect <- rnorm(24, sd = 3)[match(school, unique(school))]
  classEffect <- rnorm(length(class), sd = 2)
  ageSlope <- rnorm(24, sd = 0.8)[match(school, unique(school))]
  n <- sum(size)
  row <- rep(seq_along(school), size)
  age <- round(rnorm(n, 11, 1.2), 2)
  sex <- sample(c("Female", "Male"), n, replace = TRUE)
  track <- sample(c("arts", "science", "sport"), n, replace = TRUE, prob = c(5, 3, 2))
  precision <- round(rgamma(n, 4, 4) + 0.2, 3)
  baseline <- round(rnorm(n, 20, 5), 2)
  score <- baseline + 12 + (1.5 + ageSlope[row]) * (age - 11) - 1.2 * (sex == "Male") +
    0.9 * (sex == "Male") * (age - 11) + c(arts = 0, science = 2, sport = -1)[track] +
    schoolEffect[row] + classEffect[row] + rnorm(n, sd = 4 / sqrt(precision))
  table <- data.frame(school = school[row], class = class[row], score = round(score, 3), age = age,
                      sex = sex, track = track, precision = precision, baseline = baseline)
  table <- table[sample(n), ]
  rownames(table) <- NULL
  table$score[sample(n, 7)] <- NA
  table$age[sample(n, 11)] <- NA
  table$sex[sample(n, 5)] <- NA
  table$class[sample(n, 3)] <- NA
  table
}

# Simulated: reaction times of subjects crossed with items, a third of the cells lacking; both factors have
# correlated slopes. dose_mg is dose in another unit, so that a model with both is rank deficient.
reactions <- function() {
  set.seed(20240518)
  cells <- expand.grid(subject = sprintf("p%02d", 1:30), item = sprintf("i%02d", 1:20),
                       KEEP.OUT.ATTRS = FALSE)
  cells <- cells[sample(nrow(cells), 400), ]
  n <- nrow(cells)
  effects <- function(levels, sds, correlation) {
    covariance <- diag(sds) %*% matrix(c(1, correlation, correlation, 1), 2) %*% diag(sds)
    matrix(rnorm(2 * levels), levels) %*% chol(covariance)
  }
  subject <- effects(30, c(60, 12), 0.4)[as.integer(cells$subject), ]
  item <- effects(20, c(40, 8), -0.3)[as.integer(cells$item), ]
  dose <- sample(0:8, n, replace = TRUE) / 2
  condition <- sample(c("control", "easy", "hard"), n, replace = TRUE)
  rt <- 600 + 15 * dose + c(control = 0, easy = -30, hard = 50)[condition] + subject[, 1] + item[, 1] +
    dose * (subject[, 2] + item[, 2]) + rnorm(n, sd = 35)
  data.frame(subject = as.character(cells$subject), item = as.character(cells$item), rt = round(rt, 2),
             dose = dose, dose_mg = 1000 * dose, condition = condition)
}
