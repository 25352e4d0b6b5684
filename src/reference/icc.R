# Intraclass correlations of null models, in files expected/icc-<id>.json. Standard errors by the delta method from the
# covariance matrix of the log standard deviations, intervals on the logit scale (as Stata's `estat icc`).

# outer: the groups that hold the members of a group, besides itself (nested factors).
nullModel <- function(id, data, outcome, random, groups, outer = list()) {
  list(id = id, data = data, outcome = outcome, random = random, groups = groups, outer = outer)
}

nullModels <- function() {
  list(
    nullModel("bdf", "bdf", "langPOST", "(1 | schoolNR)", "schoolNR"),
    nullModel("dyestuff", "dyestuff", "Yield", "(1 | Batch)", "Batch"),
    nullModel("dyestuff2", "dyestuff2", "Yield", "(1 | Batch)", "Batch"),
    nullModel("penicillin", "penicillin", "diameter", "(1 | plate) + (1 | sample)", c("plate", "sample")),
    nullModel("classrooms", "classrooms", "score", "(1 | school) + (1 | class:school)", c("school", "class:school"),
              list("class:school" = "school")))
}

writeIntraclassCorrelations <- function(dataFolder, folder) {
  for (wanted in nullModels()) {
    table <- readCsv(file.path(dataFolder, paste0(wanted$data, ".csv")))
    for (reml in c(TRUE, FALSE)) {
      id <- paste0(wanted$id, if (reml) "-reml" else "-ml")
      writeJson(list(id = id, data = wanted$data, outcome = wanted$outcome,
                     formula = paste(wanted$outcome, "~ 1 +", wanted$random), groups = intraclassCorrelations(wanted, table, reml)),
                file.path(folder, paste0("icc-", id, ".json")))
    }
  }
}

intraclassCorrelations <- function(wanted, table, reml) {
  whole <- list(formula = paste(wanted$outcome, "~ 1 +", wanted$random))
  fit <- fitModel(whole, table, reml)
  V <- parameterCovariance(fit)
  components <- names(fit@cnms)
  variances <- c(vapply(componentCovariances(fit), function(S) S[1, 1], 0), sigma(fit)^2)
  lapply(wanted$groups, function(group) {
    members <- match(c(group, wanted$outer[[group]]), components)
    icc <- iccOf(variances, members, V)
    counts <- as.vector(table(fit@flist[[group]]))
    chiSquare <- dropped(fit, wanted, group, table, reml)
    deff <- 1 + (mean(counts) - 1) * icc$icc
    c(list(group = group, levels = length(counts), smallest = min(counts), mean = mean(counts), largest = max(counts),
           variance = variances[members[1]], share = variances[members[1]] / sum(variances)), icc,
      list(designEffect = deff, effectiveSampleSize = nobs(fit) / deff, lrStatistic = chiSquare,
           pValue = if (chiSquare > 0) pchisq(chiSquare, 1, lower.tail = FALSE) / 2 else 1))
  })
}

iccOf <- function(variances, members, V, level = 0.95) {
  icc <- sum(variances[members]) / sum(variances)
  if (icc == 0) return(list(icc = 0, stdError = NA_real_, lower = NA_real_, upper = NA_real_))
  known <- variances > 0
  # d icc / d log sd
  gradient <- 2 * variances * ((seq_along(variances) %in% members) - icc) / sum(variances)
  se <- sqrt(drop(gradient[known] %*% V[known, known] %*% gradient[known]))
  bounds <- plogis(qlogis(icc) + c(-1, 1) * qnorm((1 + level) / 2) * se / (icc * (1 - icc)))
  list(icc = icc, stdError = se, lower = bounds[1], upper = bounds[2])
}

# Likelihood-ratio statistic of the null model against the one without this group's term.
dropped <- function(fit, wanted, group, table, reml) {
  others <- setdiff(wanted$groups, group)
  if (length(others) == 0) return(linearModelTest(fit, formula(fit))$chiSquare)
  frame <- model.frame(fit)
  smaller <- list(formula = paste(wanted$outcome, "~ 1 +", paste0("(1 | ", others, ")", collapse = " + ")))
  chiSquare <- 2 * as.numeric(logLik(fit) - logLik(fitModel(smaller, frame, reml)))
  if (chiSquare < 1e-8) 0 else chiSquare
}
