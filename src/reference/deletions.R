# Single-term deletions of random effects (lmerTest::ranova) of fits of the catalogue, in files
# expected/<id>-deletions.json, and simulated null distributions of one variance (RLRsim), in expected/exact-<id>.json.

# Terms that ranova reduces (a slope leaves, the intercept stays), then whole terms, then everything.
deletionsOf <- function(fit) {
  refitted <- function(formulae) lapply(formulae, function(f) {
    if (length(lme4::findbars(f)) == 0) return(NULL)
    polished(update(fit, formula = f))
  })
  rowsOf <- function(reduce) {
    table <- lmerTest::ranova(fit, reduce.terms = reduce)
    fits <- refitted(attr(table, "formulae"))
    lapply(seq_along(fits), function(i) {
      row <- table[i + 1, ]
      logLik <- if (is.null(fits[[i]])) row$logLik else as.numeric(logLik(fits[[i]]))
      chiSquare <- max(0, 2 * (as.numeric(stats::logLik(fit)) - logLik))
      if (chiSquare < 1e-7) chiSquare <- 0
      stopifnot(abs(chiSquare - max(0, row$LRT)) < 1e-3)
      list(dropped = rownames(table)[i + 1], whole = !reduce, parameters = row$npar, logLik = logLik,
           aic = -2 * logLik + 2 * row$npar, chiSquare = chiSquare, df = row$Df,
           pValue = pchisq(chiSquare, row$Df, lower.tail = FALSE))
    })
  }
  c(rowsOf(TRUE), rowsOf(FALSE))
}

# The linear model that ranova fits must have the rows of the mixed one: those without a missing cell.
completeFit <- function(id, reml, dataFolder) {
  model <- Filter(function(m) m$id == id, catalogue())[[1]]
  table <- readCsv(file.path(dataFolder, paste0(model$data, ".csv")))
  fitModel(model, table[complete.cases(table[all.vars(as.formula(model$formula))]), ], reml)
}

writeDeletions <- function(dataFolder, folder) {
  ids <- c("sleepstudy-correlated", "sleepstudy-two-terms", "penicillin", "pastes-samples", "dyestuff", "bdf-slope",
           "classrooms", "reactions-slopes")
  for (id in ids) for (reml in c(TRUE, FALSE)) {
    full <- paste0(id, if (reml) "-reml" else "-ml")
    rows <- deletionsOf(completeFit(id, reml, dataFolder))
    writeJson(list(id = full, rows = rows), file.path(folder, paste0(full, "-deletions.json")))
  }
}

# One distribution: the share of zeros and some quantiles of `simulations` statistics, and the p-value.
exactOf <- function(test, term, effect, model, simulations) {
  probabilities <- c(0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
  list(model = model, term = term, effect = effect, estimation = names(test$statistic),
       statistic = unname(test$statistic), pValue = test$p.value, simulations = simulations,
       probabilityOfZero = mean(test$sample == 0), probabilities = probabilities,
       quantiles = unname(quantile(test$sample, probabilities)))
}

writeExactTests <- function(fits, folder) {
  simulations <- 100000
  restricted <- function(id, term = 0, effect = 0, alone = NULL, without = NULL) {
    fit <- fits[[paste0(id, "-reml")]]
    test <- if (is.null(alone)) RLRsim::exactRLRT(fit, nsim = simulations, seed = 1) else
      RLRsim::exactRLRT(update(fit, alone), fit, update(fit, without), nsim = simulations, seed = 1)
    writeJson(exactOf(test, term, effect, paste0(id, "-reml"), simulations),
              file.path(folder, paste0("exact-restricted-", id, "-", term, effect, ".json")))
  }
  unrestricted <- function(id) {
    fit <- fits[[paste0(id, "-ml")]]
    # the outcome by its name, so that the linear model has the same rows
    linear <- lm(lme4::nobars(formula(fit)), model.frame(fit))
    test <- RLRsim::exactLRT(fit, linear, nsim = simulations, seed = 1)
    writeJson(exactOf(test, 0, 0, paste0(id, "-ml"), simulations),
              file.path(folder, paste0("exact-unrestricted-", id, ".json")))
  }
  restricted("dyestuff")
  restricted("sleepstudy-intercept")
  restricted("bdf-intercept")
  restricted("bdf-nominal")
  restricted("pastes-samples", 0, 0, . ~ . - (1 | sample), . ~ . - (1 | batch))
  restricted("pastes-samples", 1, 0, . ~ . - (1 | batch), . ~ . - (1 | sample))
  restricted("penicillin", 1, 0, . ~ . - (1 | plate), . ~ . - (1 | sample))
  restricted("sleepstudy-two-terms", 0, 0, . ~ . - (1 | Subject), . ~ . - (0 + Days | Subject))
  unrestricted("dyestuff")
  unrestricted("bdf-intercept")
  unrestricted("sleepstudy-intercept")
}
