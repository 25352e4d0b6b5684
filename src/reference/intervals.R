# Intervals beyond those of profiles.R: further profiles of lme4 (expected/profile-<id>.json) and parametric bootstraps
# of lme4 (expected/bootstrap-<id>.json).

# lme4 1.1-31 loses the weights of a model and its own offset where it profiles a coefficient. Outcomes are given less
# their offset here, which is the same model, and limits of coefficients of weighted models are found by refits.
writeFurtherProfiles <- function(dataFolder, expectedFolder) {
  models <- catalogue()
  names(models) <- vapply(models, function(model) model$id, "")
  for (id in c("dyestuff2", "classrooms", "splitplot", "classrooms-weighted")) {
    model <- models[[id]]
    table <- readCsv(file.path(dataFolder, paste0(model$data, ".csv")))
    if (!is.null(model$offset)) {
      outcome <- all.vars(as.formula(model$formula))[1]
      table[[outcome]] <- table[[outcome]] - table[[model$offset]]
      model$offset <- NULL
    }
    message("profile ", id)
    fit <- fitModel(model, table, FALSE)
    parameters <- profiles(fit, which = if (is.null(model$weights)) NULL else "theta_")
    if (!is.null(model$weights)) parameters <- c(parameters, coefficientLimits(fit, table))
    numbers <- list(id = id, level = 0.95, parameters = parameters)
    writeJson(numbers, file.path(expectedFolder, paste0("profile-", id, ".json")))
  }
}

# The values at which the deviance of the model with the coefficient held is the chi-square quantile above the minimum.
coefficientLimits <- function(fit, table, level = 0.95) {
  X <- getME(fit, "X")
  table <- table[rownames(model.frame(fit)), ]
  table$own_weights <- weights(fit)
  lapply(seq_len(ncol(X)), function(k) {
    table$others <- X[, -k, drop = FALSE]
    random <- vapply(lme4::findbars(formula(fit)), function(bar) paste0("(", deparse(bar), ")"), "")
    held <- as.formula(paste("held ~ 0 + others +", paste(random, collapse = " + ")))
    excess <- function(value) {
      table$held <- getME(fit, "y") - value * X[, k]
      control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10))
      refit <- lmer(held, table, REML = FALSE, weights = own_weights, control = control)
      as.numeric(2 * (logLik(fit) - logLik(refit))) - qchisq(level, 1)
    }
    estimate <- fixef(fit)[[k]]
    step <- sqrt(vcov(fit)[k, k])
    limit <- function(side) uniroot(excess, sort(estimate + side * step * c(0.5, 4)), tol = 1e-8)$root
    list(kind = "coefficient", term = colnames(X)[k], lower = limit(-1), upper = limit(1),
         values = array(numeric(0)), zetas = array(numeric(0)))
  })
}

# Coefficients, then variances and covariances, then standard deviations and correlations, in the order of the engine:
# term by term, variances before covariances, the residual last.
bootstrapNumbers <- function(fit) {
  table <- as.data.frame(VarCorr(fit))
  c(unname(fixef(fit)), table$vcov, table$sdcor)
}

bootstrapNames <- function(fit) {
  table <- as.data.frame(VarCorr(fit))
  component <- paste(table$grp, table$var1, table$var2)
  c(names(fixef(fit)), paste("vcov", component), paste("sdcor", component))
}

# A limit's Monte-Carlo error is half the distance of the percentiles one standard error of its share away.
writeBootstraps <- function(fits, folder, replicates = 4000) {
  for (id in c("sleepstudy-correlated-reml", "classrooms-reml", "penicillin-ml")) {
    # polished fits lack what refit() needs
    fit <- update(fits[[id]])
    message("bootstrap ", id)
    set.seed(20)
    values <- suppressWarnings(suppressMessages(bootMer(fit, bootstrapNumbers, nsim = replicates)$t))
    shares <- c(0.025, 0.975)
    error <- sqrt(0.025 * 0.975 / replicates)
    limit <- function(shares) t(apply(values, 2, quantile, shares, na.rm = TRUE))
    writeJson(list(id = id, replicates = replicates, names = bootstrapNames(fit),
                   means = colMeans(values, na.rm = TRUE), stdDevs = apply(values, 2, sd, na.rm = TRUE),
                   lower = limit(shares)[, 1], upper = limit(shares)[, 2],
                   lowerErrors = (limit(shares + error)[, 1] - limit(shares - error)[, 1]) / 2,
                   upperErrors = (limit(shares + error)[, 2] - limit(shares - error)[, 2]) / 2),
              file.path(folder, paste0("bootstrap-", sub("-(re)?ml$", "", id), ".json")))
  }
}
