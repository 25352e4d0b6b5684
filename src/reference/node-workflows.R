# Data and expected tables of the test workflows of Fit Mixed Model, Compare Models LRT and Compute ICC: what lme4,
# lmerTest, pbkrtest and nlme say. A table is named <node>-<port>.csv; a column that is left out is not compared.

writeNodeWorkflows <- function(dataFolder, folder) {
  pupils <- readCsv(file.path(dataFolder, "classrooms.csv"))
  for (name in c("fit-mixed-model", "compute-icc")) saveTable(folder, name, "data", "classrooms", pupils)
  saveTable(folder, "compare-models-lrt", "data", "bdf", workflowData())
  writeFitTables(pupils, function(name, table) saveTable(folder, "fit-mixed-model", "expected", name, table))
  writeComparisonTables(workflowData(), function(name, table) saveTable(folder, "compare-models-lrt", "expected", name, table))
  writeIccTables(pupils, function(name, table) saveTable(folder, "compute-icc", "expected", name, table))
}

saveTable <- function(folder, workflow, part, name, table) {
  path <- file.path(folder, workflow, part)
  dir.create(path, recursive = TRUE, showWarnings = FALSE)
  writeCsv(table, file.path(path, paste0(name, ".csv")))
}

toleranceLine <- function(table, column, absolute, relative, reason) {
  data.frame(table = table, column = column, absolute = absolute, relative = relative, reason = reason)
}

# Tests and Wald intervals of coefficients with the given degrees of freedom, infinite for the normal distribution.
coefficientTable <- function(names, estimate, se, df, level = 0.95) {
  width <- qt((1 + level) / 2, df) * se
  data.frame(Term = names, Estimate = estimate, `Std. error` = se, df = ifelse(is.finite(df), df, NA),
             `t (z)` = estimate / se, `p-value` = 2 * pt(-abs(estimate / se), df), Lower = estimate - width,
             Upper = estimate + width, check.names = FALSE)
}

termTable <- function(tests) {
  field <- function(name) vapply(tests, function(test) as.numeric(test[[name]]), 0)
  data.frame(Term = vapply(tests, `[[`, "", "name"), F = field("statistic"), `Numerator df` = field("numeratorDf"),
             `Denominator df` = field("denominatorDf"), `p-value` = field("pValue"), check.names = FALSE)
}

writeFitTables <- function(pupils, save) {
  categories <- function(column, levels) { table <- pupils; table[[column]] <- factor(table[[column]], levels); table }

  nested <- fitModel(list(formula = "score ~ age + sex + track + age:sex + (1 | school) + (1 | class:school)",
                          weights = "precision", offset = "baseline"), categories("sex", c("Male", "Female")), TRUE)
  tests <- suppressMessages(lmerTest::as_lmerModLmerTest(nested))
  numbers <- satterthwaiteNumbers(tests, suppressMessages(lmerTest:::get_contrasts_type3(tests)), list())
  save("2-2", coefficientTable(names(fixef(nested)), unname(fixef(nested)), numbers$stdErrors, numbers$df))
  save("2-6", termTable(numbers$terms))
  save("2-5.rows", partTable(nested))

  effects <- categories("track", sort(unique(na.omit(pupils$track))))
  contrasts(effects$track) <- contr.sum(3)
  profiled <- fitModel(list(formula = "score ~ age + track + (1 | school)"), effects, FALSE)
  se <- unname(sqrt(diag(as.matrix(vcov(profiled)))))
  names <- c("(Intercept)", "age", "track[S.arts]", "track[S.science]")
  # the profile searches again, which needs an unpolished fit
  limits <- suppressMessages(confint(lmer(score ~ age + track + (1 | school), effects, REML = FALSE), level = 0.9))
  table <- coefficientTable(names, unname(fixef(profiled)), se, Inf, 0.9)
  table[c("Lower", "Upper")] <- limits[c("(Intercept)", "age", "track1", "track2"), ]
  save("3-2", table)
  save("3-3", data.frame(Group = c("school", "Residual"), `Lower (SD/correlation)` = limits[c(".sig01", ".sigma"), 1],
                         `Upper (SD/correlation)` = limits[c(".sig01", ".sigma"), 2],
                         Lower = limits[c(".sig01", ".sigma"), 1]^2, Upper = limits[c(".sig01", ".sigma"), 2]^2,
                         check.names = FALSE))

  small <- fitModel(list(formula = "score ~ age + sex + (1 | school)"), categories("sex", c("Male", "Female")), TRUE)
  tests <- suppressMessages(lmerTest::as_lmerModLmerTest(small))
  numbers <- kenwardRogerNumbers(tests, suppressMessages(lmerTest:::get_contrasts_type3(tests)), list())
  save("4-2", coefficientTable(names(fixef(small)), unname(fixef(small)), numbers$stdErrors, numbers$df))
  save("4-6", termTable(numbers$terms))
  save("4-5.rows", partTable(small))

  rows <- pupils[complete.cases(pupils[c("score", "age", "track", "school")]), ]
  rows$track <- factor(rows$track)
  equal <- nlme::lme(score ~ age, random = list(school = nlme::pdCompSymm(~ 0 + track)), data = rows, method = "REML",
                     control = nlme::lmeControl(msTol = 1e-12, tolerance = 1e-12, msMaxIter = 500, maxIter = 500))
  table <- coefficientTable(c("(Intercept)", "age"), unname(nlme::fixef(equal)), unname(sqrt(diag(vcov(equal)))),
                            nrow(rows) - 2)
  save("5-2", table[c("Term", "Estimate", "Std. error", "df", "t (z)", "p-value")])
  save("5-5.rows", data.frame(Statistic = c("Observations", "Log-likelihood"),
                              Value = c(nrow(rows), as.numeric(logLik(equal)))))
  save("tolerances", rbind(
    toleranceLine("*", "*", 1e-7, 1e-4, "degrees of freedom to 1e-4, which limits and p-values depend on"),
    toleranceLine("*", "Estimate", 1e-6, 1e-5, "both optimisers stop near the optimum, at different points"),
    toleranceLine("*", "Value", 1e-4, 1e-5, "-2 log-likelihood to 1e-4, shares of variance to 1e-5")))
}

# Only these rows of the summary are compared.
partTable <- function(fit) {
  parts <- partition(fit)
  data.frame(Statistic = c("Observations", "Log-likelihood", "ICC (adjusted)", "ICC (unadjusted)", "R2 (marginal)",
                           "R2 (conditional)"),
             Value = c(nobs(fit), as.numeric(logLik(fit)), parts$iccAdjusted, parts$iccUnadjusted, parts$marginal,
                       parts$conditional))
}

writeComparisonTables <- function(pupils, save) {
  formulas <- c("langPOST ~ 1 + (1 | schoolNR)", "langPOST ~ ses + (1 | schoolNR)", "langPOST ~ ses + (1 + ses | schoolNR)")
  fits <- function(reml) lapply(formulas, function(f) fitModel(list(formula = f), pupils, reml))
  byMl <- fits(FALSE)
  byReml <- fits(TRUE)
  n <- nobs(byMl[[1]])
  small <- function(k, aic) aic + 2 * k * (k + 1) / (n - k - 1)
  slopes <- compareModels(byMl, list(NULL, c(1, 2)))
  save("6-1", cbind(Model = paste("Model", 1:3), Formula = formulas, comparisonTable(slopes),
                    Preferred = c("false", "false", "true"), AICc = small(slopes$parameters, slopes$aic),
                    `Refitted by ML` = "true"))
  save("6-2", cbind(`Smaller model` = c("Model 1", "Model 2"), `Larger model` = c("Model 2", "Model 3"),
                    testsTable(slopes)))

  deletions <- deletionsOf(suppressMessages(lmerTest::as_lmerModLmerTest(byReml[[3]])))
  chiSquare <- c(deletions[[2]]$chiSquare, deletions[[1]]$chiSquare)
  p <- pchisq(chiSquare, c(3, 2), lower.tail = FALSE)
  boundary <- c(mixtureTail(chiSquare[1], semidefiniteWeights(byReml[[3]])), mixtureP(chiSquare[2], c(1, 2)))
  smaller <- c("Model 1 without all random effects", "Model 1 without ses in (1 + ses | schoolNR)")
  save("7-2", data.frame(`Smaller model` = smaller, `Larger model` = "Model 1", `Chi-square` = chiSquare, df = c(3, 2),
                         `p-value` = p, `p-value (boundary)` = boundary, check.names = FALSE))
  logLiks <- c(deletions[[2]]$logLik, deletions[[1]]$logLik, as.numeric(logLik(byReml[[3]])))
  k <- c(3, 4, 6)
  save("7-1", data.frame(Model = c(smaller, "Model 1"), Parameters = k, AIC = -2 * logLiks + 2 * k,
                         BIC = -2 * logLiks + log(n) * k, `Log-likelihood` = logLiks, Deviance = -2 * logLiks,
                         `Chi-square` = c(chiSquare, NA), df = c(3, 2, NA), `p-value` = c(p, NA),
                         `p-value (boundary)` = c(boundary, NA), Preferred = c("false", "false", "true"),
                         AICc = small(k, -2 * logLiks + 2 * k), check.names = FALSE))

  pair <- compareModels(byReml[2:3], list(c(1, 2)))
  save("8-2", cbind(`Smaller model` = "Model 1", `Larger model` = "Model 2", testsTable(pair)))
  save("9-2", data.frame(`Smaller model` = "Model 1", `Larger model` = "Model 2", `Chi-square` = NA, `p-value` = NA,
                         check.names = FALSE))
  save("tolerances", rbind(
    toleranceLine("*", "*", 1e-4, 1e-7, "-2 log-likelihood to 1e-4"),
    toleranceLine("*", "Chi-square", 2e-4, 0, "a difference of two -2 log-likelihoods"),
    toleranceLine("*", "p-value", 1e-6, 0, "a function of the statistics above"),
    toleranceLine("*", "p-value (boundary)", 1e-6, 0, "a function of the statistics above")))
}

writeIccTables <- function(pupils, save) {
  levels <- function(random, groups, outer, reml, level) {
    fit <- fitModel(list(formula = paste("score ~ 1 +", random)), pupils, reml)
    wanted <- nullModel("classrooms", "classrooms", "score", random, groups, outer)
    rows <- intraclassCorrelations(wanted, pupils, reml)
    field <- function(name) unlist(lapply(rows, `[[`, name))
    width <- qnorm((1 + level) / 2) * field("stdError") / (field("icc") * (1 - field("icc")))
    parts <- partition(fit)
    data.frame(Group = field("group"), Groups = field("levels"), `Smallest group` = field("smallest"),
               `Mean group size` = field("mean"), `Largest group` = field("largest"), Variance = field("variance"),
               `Share of variance` = field("share"), ICC = field("icc"), `Std. error` = field("stdError"),
               Lower = plogis(qlogis(field("icc")) - width), Upper = plogis(qlogis(field("icc")) + width),
               `Design effect` = field("designEffect"), `Effective sample size` = field("effectiveSampleSize"),
               `LR statistic` = field("lrStatistic"), `p-value` = field("pValue"),
               `ICC (adjusted)` = parts$iccAdjusted, `ICC (unadjusted)` = parts$iccUnadjusted, check.names = FALSE)
  }
  one <- levels("(1 | school)", "school", list(), TRUE, 0.95)
  interval <- exactInterval(fitModel(list(formula = "score ~ 1 + (1 | school)"), pupils, TRUE))
  save("2-1", cbind(one, `Exact lower` = interval$lower, `Exact upper` = interval$upper,
                    `F statistic` = interval$fStatistic, `F numerator df` = interval$numeratorDf,
                    `F denominator df` = interval$denominatorDf, `F p-value` = interval$pValue))
  save("3-1", levels("(1 | class:school) + (1 | school)", c("class:school", "school"), list("class:school" = "school"),
                     FALSE, 0.9))
  save("4-1", levels("(1 | school) + (1 | track)", c("school", "track"), list(), TRUE, 0.95))

  sloped <- fitModel(list(formula = "score ~ age + sex + (1 + age | school)"), pupils, TRUE)
  points <- varianceFunctions(sloped, parameterCovariance(sloped), "age")[[1]]$points[1:3]
  field <- function(name) vapply(points, `[[`, 0, name)
  save("6-3", data.frame(Group = "school", Slope = "age", At = c("-1 SD", "mean", "+1 SD"), Value = field("x"),
                         Variance = field("variance"), `Share of variance` = field("share"), ICC = field("value"),
                         `Std. error` = field("stdError"), Lower = field("lower"), Upper = field("upper"),
                         check.names = FALSE))
  save("tolerances", rbind(
    toleranceLine("*", "*", 1e-8, 1e-4, "a variance to 1e-5, standard errors by numerical derivatives"),
    toleranceLine("*", "LR statistic", 2e-4, 0, "a difference of two -2 log-likelihoods"),
    toleranceLine("*", "p-value", 1e-6, 1e-4, "a function of the statistic above")))
}
