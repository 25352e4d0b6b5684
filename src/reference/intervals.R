# Intervals beyond those of profiles.R: further profiles of lme4 (expected/profile-<id>.json) and parametric bootstraps
# of lme4 (expected/bootstrap-<id>.json).

# lme4 1.1-31 puts a coefficient that it profiles in the place of the model's own offset: outcomes are given less their
# offset here, which is the same model.
writeFurtherProfiles <- function(dataFolder, expectedFolder) {
  models <- catalogue()
  names(models) <- vapply(models, function(model) model$id, "")
  for (id in c("dyestuff2", "classrooms", "splitplot")) {
    model <- models[[id]]
    table <- readCsv(file.path(dataFolder, paste0(model$data, ".csv")))
    if (!is.null(model$offset)) {
      outcome <- all.vars(as.formula(model$formula))[1]
      table[[outcome]] <- table[[outcome]] - table[[model$offset]]
      model$offset <- NULL
    }
    message("profile ", id)
    numbers <- list(id = id, level = 0.95, parameters = profiles(fitModel(model, table, FALSE)))
    writeJson(numbers, file.path(expectedFolder, paste0("profile-", id, ".json")))
  }
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
