# Likelihood-ratio tests between fits of the catalogue, in files expected/comparison-<id>.json.
#
# A step may add a variance, whose null value lies at the boundary: then the statistic is a mixture of chi-squares,
# half with q and half with q + 1 degrees of freedom when a term grows from q to q + 1 columns (Stram & Lee 1994),
# to which every fixed effect added in the same step adds one. `mixture` has the two; NULL is a step without
# a boundary.

comparison <- function(id, models, mixtures) list(id = id, models = models, mixtures = mixtures)

comparisons <- function() {
  list(
    comparison("bdf-ml", c("bdf-null-ml", "bdf-intercept-ml", "bdf-slope-ml"), list(NULL, c(2, 3))),
    comparison("sleepstudy-ml", c("sleepstudy-intercept-ml", "sleepstudy-uncorrelated-ml", "sleepstudy-correlated-ml"),
               list(c(0, 1), NULL)),
    comparison("sleepstudy-reml", c("sleepstudy-intercept-reml", "sleepstudy-correlated-reml"), list(c(1, 2))),
    comparison("pastes-batch-reml", c("pastes-sample-only-reml", "pastes-samples-reml"), list(c(0, 1))),
    comparison("pastes-sample-reml", c("pastes-batch-only-reml", "pastes-samples-reml"), list(c(0, 1))))
}

mixtureP <- function(chiSquare, mixture) {
  if (is.null(mixture)) return(NA_real_)
  tail <- function(df) if (df == 0) as.numeric(chiSquare <= 0) else pchisq(chiSquare, df, lower.tail = FALSE)
  mean(vapply(mixture, tail, 0))
}

# Data frame with a row per model. anova() of lme4 makes the chi-squares, without refitting: REML fits are only
# compared here when their fixed effects are the same.
compareModels <- function(fits, mixtures) {
  anovaCall <- c(unname(fits), list(refit = FALSE, model.names = paste0("m", seq_along(fits))))
  table <- suppressMessages(do.call(anova, anovaCall))
  p <- table$`Pr(>Chisq)`
  boundary <- c(NA, mapply(mixtureP, table$Chisq[-1], mixtures))
  data.frame(parameters = table$npar, aic = table$AIC, bic = table$BIC, logLik = table$logLik,
             deviance = -2 * table$logLik, chiSquare = table$Chisq, df = table$Df, pValue = p,
             boundaryPValue = boundary)
}

writeComparisons <- function(fits, folder) {
  for (wanted in comparisons()) {
    table <- compareModels(fits[wanted$models], wanted$mixtures)
    rows <- lapply(seq_along(wanted$models), function(i) c(list(model = wanted$models[i]), as.list(table[i, ])))
    writeJson(list(id = wanted$id, rows = rows), file.path(folder, paste0("comparison-", wanted$id, ".json")))
  }
}
