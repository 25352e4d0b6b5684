# Everything that a test may want to know of one fit, as a list that becomes JSON.

fitModel <- function(model, table, reml) {
  call <- list(formula = as.formula(model$formula), data = table, REML = reml,
               control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5),
                                     check.rankX = "silent.drop.cols", check.conv.singular = "ignore"))
  if (!is.null(model$weights)) call$weights <- as.name(model$weights)
  if (!is.null(model$offset)) call$offset <- as.name(model$offset)
  polished(do.call(lmer, call, quote = FALSE))
}

# Where the criterion is flat bobyqa stops at a relative error of 1e-5 in the variances. Newton steps with
# Richardson derivatives of lme4's own criterion bring it to the optimum. Singular fits stay as they are.
polished <- function(fit) {
  if (isSingular(fit, tol = 1e-6)) return(fit)
  devfun <- update(fit, devFunOnly = TRUE)
  theta <- getME(fit, "theta")
  best <- devfun(theta)
  for (step in 1:2) {
    next_ <- theta - solve(numDeriv::hessian(devfun, theta), numDeriv::grad(devfun, theta))
    if (devfun(next_) > best + 1e-9) break
    theta <- next_
    best <- devfun(theta)
  }
  optimum <- list(par = theta, fval = devfun(theta), feval = NA, conv = 0, message = "polished")
  terms <- list(flist = fit@flist, cnms = fit@cnms, Gp = fit@Gp, lower = fit@lower, theta = theta)
  mkMerMod(environment(devfun), optimum, terms, model.frame(fit), fit@call)
}

expectedNumbers <- function(model, fit, table) {
  formula <- as.formula(model$formula)
  criterion <- if (isREML(fit)) REMLcrit(fit) else deviance(fit, REML = FALSE)
  list(
    id = paste0(model$id, if (isREML(fit)) "-reml" else "-ml"),
    data = model$data, formula = model$formula, estimation = if (isREML(fit)) "REML" else "ML",
    weights = model$weights, offset = model$offset,
    nobs = nobs(fit), skippedRows = nrow(table) - nobs(fit), parameters = attr(logLik(fit), "df"),
    logLik = as.numeric(logLik(fit)), criterion = as.numeric(criterion),
    criterionName = if (isREML(fit)) "REML criterion" else "deviance",
    aic = AIC(fit), bic = BIC(fit), sigma = sigma(fit), singular = isSingular(fit, tol = 1e-6),
    gradientNorm = gradientNorm(fit), theta = array(getME(fit, "theta")),
    groups = lapply(names(fit@flist), function(g) list(factor = g, levels = nlevels(fit@flist[[g]]))),
    fixedEffects = fixedEffects(fit),
    coefficientTests = coefficientTests(fit),
    varCorr = varCorr(fit, formula),
    varianceComponents = varianceComponents(fit, formula),
    linearModelTest = linearModelTest(fit, formula),
    conditionalModes = modes(fit, formula, model$modes),
    fitted = list(first = array(head(unname(fitted(fit)), 10)), sum = sum(fitted(fit))),
    predictions = predictions(model, fit, formula))
}

# Largest absolute derivative of the profiled criterion in theta: how close lme4 came to the optimum.
gradientNorm <- function(fit) {
  theta <- getME(fit, "theta")
  if (any(theta == 0)) return(NA_real_)
  max(abs(numDeriv::grad(update(fit, devFunOnly = TRUE), theta)))
}

fixedEffects <- function(fit) {
  V <- as.matrix(vcov(fit))
  dropped <- attr(getME(fit, "X"), "col.dropped")
  list(terms = array(names(fixef(fit))), estimates = array(unname(fixef(fit))),
       stdErrors = array(unname(sqrt(diag(V)))), covariance = unname(V),
       dropped = if (is.null(dropped)) list() else array(names(dropped)))
}

# Wald tests and 95% intervals, by the normal distribution and by t with the residual degrees of freedom.
coefficientTests <- function(fit, level = 0.95) {
  estimates <- unname(fixef(fit))
  stdErrors <- unname(sqrt(diag(as.matrix(vcov(fit)))))
  statistics <- estimates / stdErrors
  by <- function(df) {
    width <- qt((1 + level) / 2, df) * stdErrors
    list(df = df, pValues = array(2 * pt(-abs(statistics), df)),
         lower = array(estimates - width), upper = array(estimates + width))
  }
  list(level = level, statistics = array(statistics), normal = by(Inf), residual = by(nobs(fit) - length(estimates)))
}

varCorr <- function(fit, formula) {
  covariances <- componentCovariances(fit)
  lambdas <- getME(fit, "Tlist")
  lapply(randomTerms(fit, formula), function(term) {
    S <- blockDiagonal(covariances[term$components])
    theta <- unlist(lapply(lambdas[term$components], function(l) l[lower.tri(l, diag = TRUE)]), use.names = FALSE)
    list(group = term$group, terms = array(term$columns), diagonal = term$diagonal, covariance = unname(S),
         stdDevs = array(sqrt(diag(S))), theta = array(theta))
  })
}

modes <- function(fit, formula, most = Inf) {
  all <- conditionalModes(fit)
  lapply(randomTerms(fit, formula), function(term) {
    shown <- seq_len(min(most, nlevels(fit@flist[[term$group]])))
    columns <- function(values) {
      unname(do.call(cbind, lapply(term$components, componentMatrix, fit = fit, values = values)))[shown, , drop = FALSE]
    }
    list(group = term$group, terms = array(term$columns), levels = array(levels(fit@flist[[term$group]])[shown]),
         observations = array(as.vector(table(fit@flist[[term$group]]))[shown]),
         modes = columns(all$modes), stdErrors = columns(all$stdErrors))
  })
}

# Likelihood-ratio test against the linear model without random effects (same rows, weights and offset). The
# boundary p-value of one variance is half that of chi-square with one degree of freedom (Self & Liang 1987).
linearModelTest <- function(fit, formula) {
  frame <- model.frame(fit)
  X <- getME(fit, "X")
  y <- getME(fit, "y") - getME(fit, "offset")
  w <- weights(fit)
  linear <- lm(y ~ 0 + X, weights = w)
  chiSquare <- 2 * (as.numeric(logLik(fit)) - as.numeric(logLik(linear, REML = isREML(fit))))
  if (chiSquare < 1e-8) chiSquare <- 0
  df <- length(getME(fit, "theta"))
  boundary <- if (df > 1) NA_real_ else if (chiSquare == 0) 1 else pchisq(chiSquare, 1, lower.tail = FALSE) / 2
  list(chiSquare = chiSquare, df = df, pValue = pchisq(chiSquare, df, lower.tail = FALSE), boundaryPValue = boundary)
}

# Predictions for new rows, from the definition; a new or missing level has mode zero.
predictions <- function(model, fit, formula) {
  if (is.null(model$newRows)) return(list())
  rows <- model$newRows
  fixed <- fixedDesign(fit, rows)
  population <- drop(fixed %*% fixef(fit)) + if (is.null(model$offset)) 0 else rows[[model$offset]]
  conditional <- population
  modes <- conditionalModes(fit)$modes
  for (term in randomTerms(fit, formula)) {
    levels <- levels(fit@flist[[term$group]])
    variables <- strsplit(term$group, ":", fixed = TRUE)[[1]]
    labels <- do.call(paste, c(lapply(rows[variables], as.character), sep = ":"))
    at <- match(labels, levels)
    values <- do.call(cbind, lapply(term$components, componentMatrix, fit = fit, values = modes))
    Z <- randomDesign(term$columns, fit, rows)
    effects <- rowSums(Z * values[at, , drop = FALSE])
    conditional <- conditional + ifelse(is.na(effects), 0, effects)
  }
  if (is.null(model$offset)) {
    # lme4 1.1-31 mixes groups up if they were numbers in the data and are text in the new rows
    alike <- rows
    numbers <- intersect(names(rows), names(Filter(is.numeric, model.frame(fit))))
    alike[numbers] <- lapply(rows[numbers], as.numeric)
    check <- predict(fit, alike, allow.new.levels = TRUE)
    stopifnot(max(abs(check - conditional)) < 1e-8 * max(abs(check)))
  }
  lapply(seq_len(nrow(rows)), function(i) {
    list(row = lapply(rows[i, , drop = FALSE], function(v) if (is.factor(v)) as.character(v) else v),
         population = unname(population[i]), conditional = unname(conditional[i]))
  })
}

# Columns of the fixed design of other rows, coded with the levels of the fit.
fixedDesign <- function(fit, rows) {
  terms <- delete.response(terms(fit, fixed.only = TRUE))
  frame <- model.frame(fit)
  levels <- lapply(Filter(is.factor, frame[intersect(names(frame), all.vars(terms))]), levels)
  X <- model.matrix(terms, model.frame(terms, rows, xlev = levels))
  X[, names(fixef(fit)), drop = FALSE]
}

randomDesign <- function(columns, fit, rows) {
  frame <- model.frame(fit)
  design <- sapply(columns, function(column) {
    if (column == "(Intercept)") return(rep(1, nrow(rows)))
    if (column %in% names(rows)) return(rows[[column]])
    owner <- Filter(function(v) startsWith(column, v), names(Filter(is.factor, frame)))
    as.numeric(rows[[owner]] == substring(column, nchar(owner) + 1))
  })
  matrix(design, nrow(rows))
}
