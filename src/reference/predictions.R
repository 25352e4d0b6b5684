# Standard errors of predictions, by dense algebra from the definition: with the equations of Henderson (1975) in the
# spherical effects u, b = Lambda u,
#
#   C = sigma^2 [ Lambda'Z'WZ Lambda + I   Lambda'Z'WX ]^-1
#               [ X'WZ Lambda              X'WX        ]
#
# is the covariance matrix of (u_hat - u, beta_hat - beta). A level that the fit does not know adds z G z'. For each set
# of grouping factors whose effects are added; the others add z G z' to the error of a new outcome only.
# In file expected/prediction-errors.json; those that merTools simulates in expected/prediction-mertools.json.

henderson <- function(fit) {
  root <- sqrt(weights(fit))
  ZL <- as.matrix(root * (getME(fit, "Z") %*% getME(fit, "Lambda")))
  X <- root * unname(getME(fit, "X"))
  M <- crossprod(cbind(ZL, X))
  u <- seq_len(ncol(ZL))
  M[u, u] <- M[u, u] + diag(length(u))
  # Scaled, for columns of different sizes.
  s <- 1 / sqrt(diag(M))
  sigma(fit)^2 * outer(s, s) * solve(outer(s, s) * M)
}

# Rows of rows, one of `factors` included at a time: value, standard error, standard error of a new outcome.
predictionErrors <- function(fit, formula, rows, C, factors, offset, weights) {
  fixed <- fixedDesign(fit, rows)
  value <- drop(fixed %*% fixef(fit)) + if (is.null(offset)) 0 else rows[[offset]]
  modes <- conditionalModes(fit)$modes
  covariances <- componentCovariances(fit)
  z <- matrix(0, nrow(rows), length(modes))
  unknown <- others <- rep(0, nrow(rows))
  for (term in randomTerms(fit, formula)) {
    variables <- strsplit(term$group, ":", fixed = TRUE)[[1]]
    labels <- do.call(paste, c(lapply(rows[variables], as.character), sep = ":"))
    at <- match(labels, levels(fit@flist[[term$group]]))
    design <- randomDesign(term$columns, fit, rows)
    spread <- rowSums(design %*% blockDiagonal(covariances[term$components]) * design)
    if (!term$group %in% factors) {
      others <- others + spread
      next
    }
    unknown <- unknown + ifelse(is.na(at), spread, 0)
    for (i in which(!is.na(at))) z[i, columnsOf(fit, term, at[i])] <- design[i, ]
  }
  L <- cbind(as.matrix(z %*% getME(fit, "Lambda")), fixed)
  variance <- rowSums(L %*% C * L) + unknown
  residual <- sigma(fit)^2 / if (is.null(weights)) 1 else rows[[weights]]
  list(value = value + drop(z %*% modes), stdError = sqrt(variance), outcome = sqrt(variance + others + residual))
}

# The columns of Z that a level of a term has.
columnsOf <- function(fit, term, level) {
  unlist(lapply(term$components, function(component) {
    q <- length(fit@cnms[[component]])
    getME(fit, "Gp")[component] + (level - 1) * q + seq_len(q)
  }))
}

# Raters and essays of which few meet, and years far from zero. lme4 is given the years centred, which is the same model.
essays <- function() {
  set.seed(20260717)
  pairs <- expand.grid(rater = 1:12, essay = 1:40)
  pairs <- pairs[sample(nrow(pairs), 110), ]
  year <- 2015 + sample(0:9, nrow(pairs), TRUE)
  slope <- rnorm(12, 0, 0.3)
  score <- 50 + 0.4 * (year - 2020) + rnorm(12)[pairs$rater] + slope[pairs$rater] * (year - 2020) +
    rnorm(40, 0, 1.5)[pairs$essay] + rnorm(nrow(pairs))
  data.frame(score = round(score, 2), year = year, year_c = year - 2020, rater = sprintf("r%02d", pairs$rater),
             essay = sprintf("e%02d", pairs$essay))
}

predictionCases <- function() {
  wanted <- c("sleepstudy-correlated", "sleepstudy-two-terms", "sleepstudy-no-intercept", "dyestuff2", "penicillin",
              "pastes-nested", "splitplot", "bdf-slope", "bdf-nominal-slope", "classrooms", "classrooms-slope",
              "reactions-slopes", "reactions-nominal-slope", "reactions-deficient")
  Filter(function(model) model$id %in% wanted, catalogue())
}

# The rows of the catalogue, twice: with all groups, and with one group missing.
withMissing <- function(rows, variables) {
  rows[] <- lapply(rows, function(v) if (is.factor(v)) as.character(v) else v)
  again <- rows
  again[seq_len(nrow(rows)) %% 2 == 1, variables[1]] <- NA
  again <- again[is.na(again[[variables[1]]]), , drop = FALSE]
  rbind(rows, again)
}

caseNumbers <- function(model, fit, rows, id, formula = model$formula, shown = rows) {
  form <- as.formula(model$formula)
  groups <- unique(vapply(randomTerms(fit, form), function(term) term$group, ""))
  sets <- unique(c(list(character(0)), as.list(groups), list(groups)))
  C <- henderson(fit)
  numbers <- lapply(sets, function(factors) {
    errors <- predictionErrors(fit, form, rows, C, factors, model$offset, model$weights)
    c(list(factors = array(factors)), lapply(errors, array))
  })
  list(id = id, data = model$data, formula = formula, estimation = if (isREML(fit)) "REML" else "ML",
       weights = model$weights, offset = model$offset,
       rows = lapply(seq_len(nrow(shown)), function(i) as.list(shown[i, , drop = FALSE])), sets = numbers)
}

writePredictionErrors <- function(fits, dataFolder, folder) {
  cases <- list()
  for (model in predictionCases()) {
    rows <- withMissing(model$newRows, all.vars(barCalls(as.formula(model$formula)[[3]])[[1]][[3]]))
    if (!is.null(model$weights)) rows[[model$weights]] <- rep(c(1, 2, 0.5, 4), length.out = nrow(rows))
    for (estimation in c("reml", "ml")) {
      id <- paste(model$id, estimation, sep = "-")
      cases <- c(cases, list(caseNumbers(model, fits[[id]], rows, id)))
    }
  }
  table <- essays()
  writeCsv(table[names(table) != "year_c"], file.path(dataFolder, "essays.csv"))
  centred <- model("essays", "essays", "score ~ year_c + (year_c | rater) + (1 | essay)")
  formula <- "score ~ year + (year | rater) + (1 | essay)"
  rows <- rbind(expand.grid(year = c(2015, 2024), rater = c("r01", "r07", "r12"), essay = c("e01", "e17", "e40")),
                data.frame(year = c(2020, 2030, 2019), rater = c("r99", "r03", NA), essay = c("e05", NA, "e99")))
  for (reml in c(TRUE, FALSE)) {
    fit <- fitModel(centred, transform(table, rater = factor(rater), essay = factor(essay)), reml)
    id <- paste0("essays-", if (reml) "reml" else "ml")
    cases <- c(cases, list(caseNumbers(centred, fit, transform(rows, year_c = year - 2020), id, formula, rows)))
  }
  writeJson(list(cases = cases), file.path(folder, "prediction-errors.json"))
}

# merTools simulates the fixed effects and the conditional modes independently of each other.
writeMerTools <- function(fits, folder, simulations = 20000) {
  cases <- lapply(c("sleepstudy-correlated-reml", "bdf-slope-reml"), function(id) {
    fit <- fits[[id]]
    rows <- model.frame(fit)[c(1, 15, 60, 120), ]
    halfWidth <- function(which, outcome) {
      limits <- merTools::predictInterval(fit, rows, which = which, level = 0.95, n.sims = simulations, seed = 1,
                                          include.resid.var = outcome)
      array((limits$upr - limits$lwr) / 2)
    }
    list(id = id, simulations = simulations, rows = array(as.integer(rownames(rows))),
         fixed = halfWidth("fixed", FALSE), full = halfWidth("full", FALSE), outcome = halfWidth("full", TRUE))
  })
  writeJson(list(cases = cases), file.path(folder, "prediction-mertools.json"))
}

# Standard errors of expected values with the error of the estimated variances, as glmmTMB has them by the delta method,
# in file expected/prediction-glmmtmb.json. Its rows are the first of the data, those of all groups and more.
writeGlmmTmb <- function(dataFolder, folder, shown = 60) {
  wanted <- list(list("sleepstudy", "Reaction ~ Days + (Days | Subject)"), list("dyestuff", "Yield ~ 1 + (1 | Batch)"),
                 list("penicillin", "diameter ~ 1 + (1 | plate) + (1 | sample)"),
                 list("classrooms", "score ~ age * sex + track + (1 | school) + (1 | class:school)"),
                 list("bdf", "gpa ~ ses_z * clubs + (1 + ses_z | schoolNR)"))
  cases <- lapply(wanted, function(model) {
    table <- readCsv(file.path(dataFolder, paste0(model[[1]], ".csv")))
    numbers <- setdiff(names(Filter(is.numeric, table)), all.vars(lme4::nobars(as.formula(model[[2]]))))
    table[numbers] <- lapply(table[numbers], factor)
    table <- na.omit(table[all.vars(as.formula(model[[2]]))])
    control <- glmmTMB::glmmTMBControl(optCtrl = list(iter.max = 1000, eval.max = 1000, rel.tol = 1e-10))
    fit <- glmmTMB::glmmTMB(as.formula(model[[2]]), table, REML = TRUE, control = control)
    stdErrors <- predict(fit, table[seq_len(min(shown, nrow(table))), ], se.fit = TRUE)$se.fit
    list(data = model[[1]], formula = model[[2]], stdErrors = array(unname(stdErrors)))
  })
  writeJson(list(cases = cases), file.path(folder, "prediction-glmmtmb.json"))
}
