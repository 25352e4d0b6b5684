# Data and expected tables of test-workflows/predict-with-random-effects: predictions of lme4's fit, their errors by
# predictionErrors and estimatedErrors (predictions.R). A table is named <node>-<port>.csv.

writePredictionWorkflow <- function(dataFolder, folder) {
  folder <- file.path(folder, "predict-with-random-effects")
  for (name in c("data", "expected")) dir.create(file.path(folder, name), recursive = TRUE, showWarnings = FALSE)
  pupils <- readCsv(file.path(dataFolder, "classrooms.csv"))
  writeCsv(pupils, file.path(folder, "data", "classrooms.csv"))
  new <- newPupils(pupils)
  writeCsv(new, file.path(folder, "data", "new-pupils.csv"))
  formula <- "score ~ age + sex + (1 + age | school) + (1 | class:school)"
  fit <- fitModel(list(formula = formula), pupils, reml = TRUE)
  both <- c("school", "class:school")
  save <- function(name, table) writeCsv(table, file.path(folder, "expected", paste0(name, ".csv")))
  save("4-1", predicted(fit, formula, new, both, interval = "confidence", level = 0.95))
  save("5-1", predicted(fit, formula, new, both, interval = "prediction", level = 0.9))
  save("6-1", predicted(fit, formula, new, "school", interval = "confidence", level = 0.95))
  save("7-1", predicted(fit, formula, new, character(0), interval = "prediction", level = 0.5))
  save("8-1", predicted(fit, formula, new, both, unknown = "missing"))
  save("9-1", predicted(fit, formula, pupils, both))
  save("11-1", predicted(fit, formula, new, both, interval = "confidence", level = 0.95, variances = "estimated"))
  save("12-1", predicted(fit, formula, new, both, interval = "prediction", level = 0.9, variances = "estimated"))
  writeCsv(rbind(data.frame(table = "*", column = "*", absolute = 1e-6, relative = 1e-6,
                            reason = "a mode near zero: 1e-6 standard deviations"),
                 data.frame(table = c("11-1", "11-1", "11-1", "12-1", "12-1", "12-1"),
                            column = c("Std. error", "Lower", "Upper"), absolute = 1e-3, relative = 2e-4,
                            reason = "derivatives by differences: 2e-4 of a standard error")),
           file.path(folder, "expected", "tolerances.csv"))
}

# Known classes, a new class of a known school, a new school, rows without a class, a school, an age, and an unseen sex.
newPupils <- function(pupils) {
  first <- pupils[complete.cases(pupils), ][1:4, ]
  text <- lapply(first, as.character)
  data.frame(school = c(text$school, text$school[1], "S99", text$school[2], NA, text$school[3:4]),
             class = c(text$class, "c77", "c1", NA, "c1", text$class[3:4]),
             sex = c(text$sex, "Female", "Male", "Male", "Female", "Male", "Other"),
             age = c(10.25, 11, 11.75, 12.5, 9.5, 10, 11.25, 12, NA, 11.5),
             score = c(31.5, 36, NA, 34.25, 33, 35.5, 30, 37.75, 32, 36.5))
}

groupStatusOf <- function(fit, rows, factor) {
  variables <- strsplit(factor, ":", fixed = TRUE)[[1]]
  label <- do.call(paste, c(lapply(rows[variables], as.character), sep = ":"))
  ifelse(!complete.cases(rows[variables]), "missing", ifelse(label %in% levels(fit@flist[[factor]]), "known", "new"))
}

# unknown: what is done about new and missing groups of `factors`, "population" or "missing"; variances: how those of the
# model are taken, "known" or "estimated".
predicted <- function(fit, formula, rows, factors, interval = "none", level = 0.95, unknown = "population",
                      variances = "known") {
  form <- as.formula(formula)
  complete <- !is.na(rows$age) & rows$sex %in% c("Female", "Male")
  known <- rows[complete, , drop = FALSE]
  known$sex <- factor(as.character(known$sex), levels = c("Female", "Male"))
  errors <- predictionErrors(fit, form, known, henderson(fit), factors, NULL, NULL)
  spread <- function(values) { all <- rep(NA_real_, nrow(rows)); all[complete] <- values; all }
  value <- spread(errors$value)
  status <- sapply(c("school", "class:school"), function(factor) groupStatusOf(fit, rows, factor))
  if (unknown == "missing") value[rowSums(status[, factors, drop = FALSE] != "known") > 0] <- NA
  table <- rows
  table[["Prediction (with random effects)"]] <- value
  table[["Prediction (population)"]] <- spread(drop(fixedDesign(fit, known) %*% fixef(fit)))
  if (interval != "none") {
    half <- qnorm(0.5 + level / 2) * if (interval == "prediction") errors$outcome else errors$stdError
    if (variances == "estimated") {
      errors <- estimatedErrors(fit, form, known, factors, level = level)
      half <- if (interval == "prediction") errors$outcomeHalfWidth else errors$halfWidth
    }
    table[["Std. error"]] <- spread(errors$stdError)
    table$Lower <- value - spread(half)
    table$Upper <- value + spread(half)
  }
  table[["Group status"]] <- paste0("school: ", status[, 1], ", class:school: ", status[, 2])
  table$Residual <- rows$score - value
  table
}
