# The expected tables of the template workflows in test-workflows, column by column as the nodes name them: what lme4 and
# lmerTest say, by the functions of the other scripts. Each template has a script of its own. A table is named
# <node>-<port>.csv; a column that is left out is not compared.

# Makes the folders and returns a function that writes a table into `expected`.
templateFolder <- function(folder, data) {
  for (name in c("data", "expected")) dir.create(file.path(folder, name), recursive = TRUE, showWarnings = FALSE)
  for (name in names(data)) writeCsv(data[[name]], file.path(folder, "data", paste0(name, ".csv")))
  function(name, table) writeCsv(table, file.path(folder, "expected", paste0(name, ".csv")))
}

# The node keeps the levels of numeric group columns in numeric order, those of text by code point: so does factor().
templateFit <- function(formula, table, reml = TRUE) fitModel(list(formula = formula), table, reml)

# Names as the nodes write them: those of R without backticks.
plain <- function(names) gsub("`", "", names, fixed = TRUE)

# All five output tables of the node "Fit Mixed Model".
saveFit <- function(save, node, fit) {
  save(paste0(node, "-2"), coefficientsTable(fit))
  save(paste0(node, "-3"), componentsTable(fit))
  save(paste0(node, "-4"), modesTable(fit))
  save(paste0(node, "-5.rows"), statisticsTable(fit))
}

# Tests and intervals by Student's t with Satterthwaite's degrees of freedom (lmerTest).
coefficientsTable <- function(fit, level = 0.95) {
  withDf <- suppressWarnings(suppressMessages(lmerTest::as_lmerModLmerTest(fit)))
  table <- lmerTest:::summary.lmerModLmerTest(withDf)$coefficients
  half <- qt(0.5 + level / 2, table[, "df"]) * table[, "Std. Error"]
  data.frame(Term = plain(rownames(table)), Estimate = table[, "Estimate"], `Std. error` = table[, "Std. Error"],
             df = table[, "df"], `t (z)` = table[, "t value"], `p-value` = table[, "Pr(>|t|)"],
             Lower = table[, "Estimate"] - half, Upper = table[, "Estimate"] + half, check.names = FALSE, row.names = NULL)
}

componentsTable <- function(fit) {
  table <- varianceComponentsTable(fit, formula(fit))
  table$Term <- plain(table$Term)
  table$`Term 2` <- plain(table$`Term 2`)
  table
}

# The groups of each term in order, the effects of a group together.
modesTable <- function(fit, level = 0.95) {
  tables <- lapply(modes(fit, formula(fit)), function(term) {
    q <- length(term$terms)
    own <- which(names(fit@cnms) == term$group)
    inner <- which(vapply(names(fit@cnms), function(other) lies(fit, other, term$group), NA))
    Z <- do.call(cbind, lapply(own, function(k) componentColumns(fit, k)))
    covariances <- componentCovariances(fit)
    tau2 <- unlist(lapply(own, function(k) diag(covariances[[k]])))
    v <- vapply(as.vector(term$levels), function(level) {
      ownVariances(fit, Z, which(fit@flist[[term$group]] == level), inner, covariances)
    }, numeric(q))
    mode <- as.vector(t(term$modes))
    se <- as.vector(t(term$stdErrors))
    half <- qnorm(0.5 + level / 2) * se
    name <- rep(as.vector(term$terms), length(term$levels))
    data.frame(Group = term$group, Level = rep(as.vector(term$levels), each = q), Term = plain(name),
               `Conditional mode` = mode, `Std. error` = se, Lower = mode - half, Upper = mode + half,
               Observations = rep(as.vector(term$observations), each = q),
               Reliability = as.vector(tau2 / (tau2 + v)), `Group coefficient` = mode + unname(fixef(fit)[name]),
               check.names = FALSE)
  })
  do.call(rbind, tables)
}

# The statistics of the summary that are compared.
statisticsTable <- function(fit) {
  k <- attr(logLik(fit), "df")
  n <- nobs(fit)
  parts <- partition(fit)
  groups <- lapply(fit@flist, nlevels)
  names(groups) <- paste("Groups:", names(fit@flist))
  criterion <- list(if (isREML(fit)) REMLcrit(fit) else deviance(fit, REML = FALSE))
  names(criterion) <- if (isREML(fit)) "REML criterion" else "Deviance"
  linear <- linearModelTest(fit, formula(fit))
  rows <- c(list(Observations = n), groups, list(Parameters = k, `Log-likelihood` = as.numeric(logLik(fit))), criterion,
            list(AIC = AIC(fit), AICc = AIC(fit) + 2 * k * (k + 1) / (n - k - 1), BIC = BIC(fit),
                 `Residual variance` = sigma(fit)^2, `LR test vs. linear model: chi-square` = linear$chiSquare,
                 `ICC (adjusted)` = parts$iccAdjusted, `ICC (unadjusted)` = parts$iccUnadjusted,
                 `R2 (marginal)` = parts$marginal, `R2 (conditional)` = parts$conditional))
  data.frame(Statistic = names(rows), Value = unlist(rows, use.names = FALSE))
}

# "Compute ICC" of a table.
nullModelTable <- function(wanted, table, reml = TRUE) {
  rows <- intraclassCorrelations(wanted, table, reml)
  field <- function(name) unlist(lapply(rows, `[[`, name))
  data.frame(Group = field("group"), Groups = field("levels"), `Smallest group` = field("smallest"),
             `Mean group size` = field("mean"), `Largest group` = field("largest"), Variance = field("variance"),
             `Share of variance` = field("share"), ICC = field("icc"), `Std. error` = field("stdError"),
             Lower = field("lower"), Upper = field("upper"), `Design effect` = field("designEffect"),
             `Effective sample size` = field("effectiveSampleSize"), `LR statistic` = field("lrStatistic"),
             `p-value` = field("pValue"), check.names = FALSE)
}

# The third table of "Compute ICC" of a model with a random slope: where the slope's predictor is at its mean and one
# standard deviation off it.
sharesBySlope <- function(fit, slope) {
  V <- parameterCovariance(fit)
  functions <- varianceFunctions(fit, V, slope)
  rows <- unlist(lapply(functions, function(f) lapply(f$points[1:3], function(p) c(list(group = f$group), p))),
                 recursive = FALSE)
  field <- function(name) unlist(lapply(rows, `[[`, name))
  data.frame(Group = field("group"), Slope = plain(slope), At = c("-1 SD", "mean", "+1 SD"), Value = field("x"), Variance = field("variance"),
             `Share of variance` = field("share"), ICC = field("value"), `Std. error` = field("stdError"),
             Lower = field("lower"), Upper = field("upper"), check.names = FALSE)
}

# Both tables of "Compare Models LRT" for the formulas of models that were fitted by REML and differ in their fixed
# effects, so that their ML fits are compared; or, without such a difference, the REML fits themselves (refit = FALSE).
saveComparison <- function(save, node, formulas, table, mixtures, refit = TRUE) {
  fits <- lapply(formulas, templateFit, table = table, reml = !refit)
  comparison <- compareModels(fits, mixtures)
  names <- paste("Model", seq_along(formulas))
  last <- length(names)
  save(paste0(node, "-1"), cbind(Model = names, Formula = formulas, comparisonTable(comparison),
                                 `Refitted by ML` = if (refit) "true" else "false"))
  save(paste0(node, "-2"), cbind(`Smaller model` = names[-last], `Larger model` = names[-1], testsTable(comparison)))
}

# The table of "Predict with Random Effects" with the effects of all groups; the limits allow for the error of the
# estimated variances. interval: "confidence" or "prediction".
predictionsTable <- function(fit, rows, interval = "confidence", level = 0.95) {
  form <- formula(fit)
  factors <- names(fit@flist)
  errors <- estimatedErrors(fit, form, rows, factors, level = level)
  half <- if (interval == "prediction") errors$outcomeHalfWidth else errors$halfWidth
  table <- rows
  table[["Prediction (with random effects)"]] <- errors$value
  table[["Prediction (population)"]] <- drop(fixedDesign(fit, rows) %*% fixef(fit))
  table[["Std. error"]] <- errors$stdError
  table$Lower <- errors$value - half
  table$Upper <- errors$value + half
  status <- sapply(factors, function(factor) groupStatusOf(fit, rows, factor), simplify = FALSE)
  table[["Group status"]] <- if (length(factors) == 1) status[[1]] else
    do.call(paste, c(lapply(factors, function(factor) paste0(factor, ": ", status[[factor]])), sep = ", "))
  outcome <- as.character(form[[2]])
  if (outcome %in% names(rows)) table$Residual <- rows[[outcome]] - errors$value
  table
}

groupMeans <- function(values, group) as.vector(ave(values, group))

# How far the workflow's numbers may be from those of R, with the reason; the most specific line counts. fits: the nodes
# "Fit Mixed Model"; the others are further tables: with variances, predictions, effects of groups.
saveTolerances <- function(save, fits, variances, predictions, modes = NULL) {
  line <- function(table, column, absolute, relative, reason) {
    data.frame(table = table, column = column, absolute = absolute, relative = relative, reason = reason)
  }
  lines <- function(tables, ...) do.call(rbind, lapply(tables, line, ...))
  save("tolerances", rbind(
    line("*", "*", 1e-8, 1e-6, "both optimisers stop near the optimum, at different points"),
    lines(paste0(fits, "-2"), "df", 1e-8, 1e-4, "degrees of freedom to 1e-4: lmerTest differentiates by differences"),
    lines(paste0(fits, "-2"), "p-value", 1e-6, 0, "a function of statistic and degrees of freedom"),
    lines(paste0(fits, "-2"), "Lower", 1e-6, 1e-5, "a quantile with these degrees of freedom"),
    lines(paste0(fits, "-2"), "Upper", 1e-6, 1e-5, "a quantile with these degrees of freedom"),
    lines(c(paste0(fits, "-3"), variances), "*", 1e-8, 1e-5, "a variance to 1e-5"),
    lines(predictions, "Std. error", 1e-8, 1e-4, "the error of the variances by derivatives by differences"),
    lines(c(paste0(fits, "-4"), modes, predictions), "*", 1e-5, 1e-5, "a function of variances to 1e-5"),
    lines(paste0(fits, "-5"), "Value", 1e-4, 1e-5, "-2 log-likelihood to 1e-4, variances to 1e-5"),
    if (any(endsWith(variances, "-1"))) line("*", "LR statistic", 2e-4, 0, "a difference of two -2 log-likelihoods"),
    comparisonTolerances(line)))
}

comparisonTolerances <- function(line) rbind(
  line("*", "AIC", 1e-4, 0, "-2 log-likelihood to 1e-4"),
  line("*", "BIC", 1e-4, 0, "-2 log-likelihood to 1e-4"),
  line("*", "Deviance", 1e-4, 0, "-2 log-likelihood to 1e-4"),
  line("*", "Log-likelihood", 5e-5, 0, "-2 log-likelihood to 1e-4"),
  line("*", "Chi-square", 2e-4, 0, "a difference of two -2 log-likelihoods"),
  line("*", "p-value (boundary)", 1e-6, 0, "a function of the chi-square"),
  line("*", "p-value", 1e-6, 0, "a function of the statistics above"))
