# Data and expected tables of test-workflows/pupils-in-schools: what lme4 says about the worked example. A table is named
# <node>-<port>.csv; a column that is left out is not compared.

writeWorkflow <- function(folder) {
  expected <- file.path(folder, "expected")
  dir.create(file.path(folder, "data"), recursive = TRUE, showWarnings = FALSE)
  dir.create(expected, showWarnings = FALSE)
  raw <- workflowData()
  writeCsv(raw, file.path(folder, "data", "bdf.csv"))
  save <- function(name, table) writeCsv(table, file.path(expected, paste0(name, ".csv")))

  save("2-1", iccTable(raw))
  pupils <- raw
  for (column in c("gpa", "ses", "clubs")) pupils[[column]] <- as.vector(scale(raw[[column]]))
  save("3-1", pupils)
  formulas <- c("gpa ~ 1 + (1 | schoolNR)", "gpa ~ ses + clubs + (1 | schoolNR)",
                "gpa ~ ses * clubs + (1 + ses | schoolNR)")
  fits <- lapply(formulas, function(f) fitModel(list(formula = f), pupils, reml = FALSE))
  for (i in seq_along(fits)) {
    formula <- as.formula(formulas[i])
    save(paste0(3 + i, "-2"), fixedEffectsTable(fits[[i]]))
    save(paste0(3 + i, "-3"), varianceComponentsTable(fits[[i]], formula))
    save(paste0(3 + i, "-4"), randomEffectsTable(fits[[i]], formula))
    save(paste0(3 + i, "-5.rows"), summaryTable(fits[[i]], formula))
  }
  comparison <- compareModels(fits, list(NULL, c(2, 3)))
  save("7-1", cbind(Model = paste("Model", 1:3), Formula = expanded(formulas), comparisonTable(comparison),
                    Preferred = c("false", "false", "true")))
  save("7-2", cbind(`Smaller model` = c("Model 1", "Model 2"), `Larger model` = c("Model 2", "Model 3"),
                    testsTable(comparison)))
  save("8-1", predictionTable(pupils, fits[[3]]))
  writeTolerances(expected)
}

workflowData <- function() {
  bdf <- nlme::bdf
  number <- function(x) as.integer(as.character(x))
  data.frame(schoolNR = number(bdf$schoolNR), pupilNR = number(bdf$pupilNR), langPOST = as.integer(bdf$langPOST),
             gpa = as.integer(bdf$langPOST), ses = as.integer(bdf$ses), clubs = as.integer(bdf$schoolSES))
}

iccTable <- function(raw) {
  null <- nullModel("bdf", "bdf", "langPOST", "(1 | schoolNR)", "schoolNR")
  icc <- intraclassCorrelations(null, raw, reml = FALSE)[[1]]
  data.frame(Group = icc$group, Groups = icc$levels, `Smallest group` = icc$smallest, `Mean group size` = icc$mean,
             `Largest group` = icc$largest, Variance = icc$variance, `Share of variance` = icc$share, ICC = icc$icc,
             `Std. error` = icc$stdError, Lower = icc$lower, Upper = icc$upper, `Design effect` = icc$designEffect,
             `Effective sample size` = icc$effectiveSampleSize, `LR statistic` = icc$lrStatistic,
             `p-value` = icc$pValue, check.names = FALSE)
}

# Wald tests and intervals with the normal distribution.
fixedEffectsTable <- function(fit) {
  estimate <- unname(fixef(fit))
  se <- unname(sqrt(diag(as.matrix(vcov(fit)))))
  z <- estimate / se
  data.frame(Term = names(fixef(fit)), Estimate = estimate, `Std. error` = se, df = NA, `t (z)` = z,
             `p-value` = 2 * pnorm(-abs(z)), Lower = estimate - qnorm(0.975) * se,
             Upper = estimate + qnorm(0.975) * se, check.names = FALSE)
}

varianceComponentsTable <- function(fit, formula) {
  rows <- varianceComponents(fit, formula)
  field <- function(name) unlist(lapply(rows, `[[`, name))
  variance <- is.na(field("term2"))
  share <- ifelse(variance, field("vcov") / sum(field("vcov")[variance]), NA)
  data.frame(Group = field("group"), Term = field("term1"), `Term 2` = field("term2"),
             `Variance/covariance` = field("vcov"), `Std. deviation/correlation` = field("sdcor"),
             `Std. error` = field("stdError"), Lower = field("lower"), Upper = field("upper"),
             `Share of variance` = share, check.names = FALSE)
}

# The reliability tau^2 / (tau^2 + v) of each school, v being the variance of its own least-squares estimate (Raudenbush &
# Bryk 2002, equations 3.58 and 3.59); where the intercept alone varies v is sigma^2 / n. A school whose rows do not tell
# its slope has none.
schoolReliabilities <- function(fit, levels) {
  z <- as.matrix(getME(fit, "mmList")[[1]])
  school <- fit@flist[[1]]
  tau2 <- diag(componentCovariances(fit)[[1]])
  own <- function(level) {
    products <- crossprod(z[school == level, , drop = FALSE])
    if (qr(products)$rank < ncol(z)) return(rep(NA_real_, ncol(z)))
    tau2 / (tau2 + sigma(fit)^2 * diag(solve(products)))
  }
  as.vector(sapply(levels, own))
}

# Schools in numeric order, the terms of a school together.
randomEffectsTable <- function(fit, formula) {
  term <- modes(fit, formula)[[1]]
  q <- length(term$terms)
  level <- rep(as.vector(term$levels), each = q)
  name <- rep(as.vector(term$terms), length(term$levels))
  mode <- as.vector(t(term$modes))
  se <- as.vector(t(term$stdErrors))
  table <- data.frame(Group = term$group, Level = level, Term = name, `Conditional mode` = mode, `Std. error` = se,
                      Lower = mode - qnorm(0.975) * se, Upper = mode + qnorm(0.975) * se,
                      Observations = rep(as.vector(term$observations), each = q), check.names = FALSE)
  table$Reliability <- schoolReliabilities(fit, as.vector(term$levels))
  table$`Group coefficient` <- mode + unname(fixef(fit)[name])
  table
}

# Only these rows of the summary are compared.
summaryTable <- function(fit, formula) {
  k <- attr(logLik(fit), "df")
  n <- nobs(fit)
  linear <- linearModelTest(fit, formula)
  if (linear$df == 3) linear$boundaryPValue <- mixtureTail(linear$chiSquare, semidefiniteWeights(fit))
  rows <- list(
    Observations = n, `Skipped rows` = 0, `Groups: schoolNR` = nlevels(fit@flist$schoolNR), Parameters = k,
    `Log-likelihood` = as.numeric(logLik(fit)), Deviance = deviance(fit, REML = FALSE), AIC = AIC(fit),
    AICc = AIC(fit) + 2 * k * (k + 1) / (n - k - 1), BIC = BIC(fit), `Residual variance` = sigma(fit)^2,
    `Residual std. deviation` = sigma(fit), `LR test vs. linear model: chi-square` = linear$chiSquare,
    `LR test vs. linear model: df` = linear$df, `LR test vs. linear model: p-value` = linear$pValue,
    `LR test vs. linear model: p-value (boundary)` = linear$boundaryPValue)
  data.frame(Statistic = names(rows), Value = unlist(rows, use.names = FALSE))
}

# a * b is a + b + a:b, as the nodes write it.
expanded <- function(formulas) gsub("(\\w+) \\* (\\w+)", "\\1 + \\2 + \\1:\\2", formulas)

comparisonTable <- function(comparison) {
  data.frame(Parameters = comparison$parameters, AIC = comparison$aic, BIC = comparison$bic,
             `Log-likelihood` = comparison$logLik, Deviance = comparison$deviance,
             `Chi-square` = comparison$chiSquare, df = comparison$df, `p-value` = comparison$pValue,
             `p-value (boundary)` = comparison$boundaryPValue, check.names = FALSE)
}

testsTable <- function(comparison) {
  comparisonTable(comparison)[-1, c("Chi-square", "df", "p-value", "p-value (boundary)")]
}

predictionTable <- function(pupils, fit) {
  pupils$`Prediction (with random effects)` <- unname(fitted(fit))
  pupils$`Prediction (population)` <- unname(predict(fit, re.form = NA))
  pupils$`Group status` <- "known"
  pupils$Residual <- unname(residuals(fit))
  pupils
}

# How far the workflow's numbers may be from lme4's, with the reason. The most specific line counts.
writeTolerances <- function(folder) {
  line <- function(table, column, absolute, relative, reason) {
    data.frame(table = table, column = column, absolute = absolute, relative = relative, reason = reason)
  }
  lines <- function(tables, columns, ...) {
    cells <- expand.grid(column = columns, table = tables, stringsAsFactors = FALSE)
    do.call(rbind, Map(function(t, c) line(t, c, ...), cells$table, cells$column))
  }
  writeCsv(rbind(
    line("*", "*", 1e-8, 1e-6, "both optimisers stop near the optimum, at different points"),
    lines("*", c("AIC", "BIC", "Deviance"), 1e-4, 0, "-2 log-likelihood to 1e-4"),
    line("*", "Log-likelihood", 5e-5, 0, "-2 log-likelihood to 1e-4"),
    lines("*", c("Chi-square", "LR statistic"), 2e-4, 0, "a difference of two -2 log-likelihoods"),
    lines("*", c("p-value", "p-value (boundary)"), 1e-6, 0, "a function of the statistics above"),
    lines(c("2-1", "4-3", "5-3", "6-3"), "*", 1e-8, 1e-5, "a variance to 1e-5"),
    lines(c("4-4", "5-4", "6-4", "8-1"), "*", 1e-6, 1e-6, "a mode near zero: 1e-6 standard deviations"),
    lines(c("4-5", "5-5", "6-5"), "Value", 1e-4, 1e-8, "-2 log-likelihood to 1e-4")), file.path(folder, "tolerances.csv"))
}
