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

# The same with the error of the estimated variances: with A the inverse of the observed information of (theta, log sigma),
# d'Ad is added to each variance for d the gradient of the predicted value (Kackar and Harville 1984), and the degrees of
# freedom of a variance v are 2 v^2 / (g'Ag) for g its own gradient (Satterthwaite 1946), one at least. Gradients by
# Richardson's extrapolation.
estimatedErrors <- function(fit, formula, rows, factors, offset = NULL, weights = NULL, level = 0.95) {
  theta <- getME(fit, "theta")
  sigma <- sigma(fit)
  k <- length(theta)
  system <- predictionSystem(fit, formula, rows, factors, offset, weights)
  criterion <- criterionOfThetaAndSigma(fit)
  moved <- function(step) criterion(theta + step[1:k], sigma * exp(step[k + 1]))
  A <- 2 * solve(numDeriv::hessian(moved, rep(0, k + 1), method.args = list(eps = 0.03, r = 4)))
  at <- system(theta)
  n <- nrow(rows)
  # values, then the two variances, of all rows
  gradients <- numDeriv::jacobian(function(theta) unlist(system(theta)), theta)
  d <- cbind(gradients[1:n, , drop = FALSE], 0)
  quadratic <- function(g) rowSums(g %*% A * g)
  of <- function(variance, gradient) {
    g <- cbind(sigma^2 * gradient, 2 * sigma^2 * variance)
    list(error = sqrt(sigma^2 * variance + quadratic(d)), df = pmax(1, 2 * (sigma^2 * variance)^2 / quadratic(g)))
  }
  expected <- of(at$variance, gradients[n + 1:n, , drop = FALSE])
  outcome <- of(at$outcome, gradients[2 * n + 1:n, , drop = FALSE])
  list(value = at$value, stdError = expected$error, df = expected$df,
       halfWidth = qt(0.5 + level / 2, expected$df) * expected$error,
       outcomeDf = outcome$df, outcomeHalfWidth = qt(0.5 + level / 2, outcome$df) * outcome$error)
}

# A function of theta: predicted values and, relative to sigma^2, the variances of their errors as estimates of the
# expected value and of a new outcome.
predictionSystem <- function(fit, formula, rows, factors, offset, weights) {
  root <- sqrt(weights(fit))
  Z <- as.matrix(root * getME(fit, "Z"))
  X <- root * unname(getME(fit, "X"))
  y <- root * (getME(fit, "y") - getME(fit, "offset"))
  Lambdat <- getME(fit, "Lambdat")
  x <- unname(fixedDesign(fit, rows))
  z <- z0 <- matrix(0, nrow(rows), ncol(Z))
  unknown <- others <- list()
  for (term in randomTerms(fit, formula)) {
    variables <- strsplit(term$group, ":", fixed = TRUE)[[1]]
    at <- match(do.call(paste, c(lapply(rows[variables], as.character), sep = ":")), levels(fit@flist[[term$group]]))
    design <- randomDesign(term$columns, fit, rows)
    # any level's block of Lambda gives the variance of a new one
    first <- z0
    first[, columnsOf(fit, term, 1)] <- design
    if (!term$group %in% factors) {
      others <- c(others, list(first))
      next
    }
    first[!is.na(at), ] <- 0
    unknown <- c(unknown, list(first))
    for (i in which(!is.na(at))) z[i, columnsOf(fit, term, at[i])] <- design[i, ]
  }
  residual <- 1 / if (is.null(weights)) 1 else rows[[weights]]
  function(theta) {
    Lambdat@x <- theta[getME(fit, "Lind")]
    Lambda <- as.matrix(Matrix::t(Lambdat))
    spread <- function(designs) Reduce(`+`, lapply(designs, function(d) rowSums((d %*% Lambda)^2)), 0)
    D <- cbind(Z %*% Lambda, X)
    M <- crossprod(D)
    u <- seq_len(ncol(Z))
    M[u, u] <- M[u, u] + diag(length(u))
    s <- 1 / sqrt(diag(M))
    C <- outer(s, s) * solve(outer(s, s) * M)
    L <- cbind(z %*% Lambda, x)
    variance <- rowSums(L %*% C * L) + spread(unknown)
    list(value = drop(L %*% C %*% crossprod(D, y)) + if (is.null(offset)) 0 else rows[[offset]],
         variance = variance, outcome = variance + spread(others) + residual)
  }
}

# In file expected/prediction-estimated.json.
writeEstimatedErrors <- function(fits, folder) {
  wanted <- c("sleepstudy-correlated-reml", "sleepstudy-correlated-ml", "penicillin-reml", "pastes-nested-reml",
              "bdf-slope-reml", "classrooms-slope-reml", "reactions-slopes-ml")
  byId <- stats::setNames(catalogue(), vapply(catalogue(), function(m) m$id, ""))
  cases <- lapply(wanted, function(id) {
    model <- byId[[sub("-(reml|ml)$", "", id)]]
    form <- as.formula(model$formula)
    rows <- withMissing(model$newRows, all.vars(barCalls(form[[3]])[[1]][[3]]))
    if (!is.null(model$weights)) rows[[model$weights]] <- rep(c(1, 2, 0.5, 4), length.out = nrow(rows))
    groups <- unique(vapply(randomTerms(fits[[id]], form), function(term) term$group, ""))
    sets <- lapply(unique(list(groups[1], groups)), function(factors) {
      c(list(factors = array(factors)),
        lapply(estimatedErrors(fits[[id]], form, rows, factors, model$offset, model$weights), array))
    })
    list(id = id, data = model$data, formula = model$formula, estimation = if (isREML(fits[[id]])) "REML" else "ML",
         weights = model$weights, offset = model$offset,
         rows = lapply(seq_len(nrow(rows)), function(i) as.list(rows[i, , drop = FALSE])), sets = sets)
  })
  writeJson(list(cases = cases), file.path(folder, "prediction-estimated.json"))
}
