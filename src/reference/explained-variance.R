# What fits of the catalogue tell of their variances, in expected/explained-variance.json: the parts of the variance with
# R2 and ICC, beside those of the package performance where it has them; the variance as a function of a slope's predictor;
# the reliability of groups; Moulton factors; exact intervals; the reduction against the null model. All from the rows of
# the data, by the definitions; standard errors by the delta method with derivatives by differences.

explainedCatalogue <- function() {
  list(
    list(id = "sleepstudy-correlated-reml", slopes = "Days"), list(id = "sleepstudy-correlated-ml", slopes = "Days"),
    list(id = "sleepstudy-uncorrelated-reml", slopes = "Days"), list(id = "sleepstudy-intercept-reml"),
    list(id = "sleepstudy-two-terms-ml", slopes = "Days"), list(id = "sleepstudy-no-intercept-reml", slopes = "Days"),
    list(id = "dyestuff-reml"), list(id = "dyestuff-ml"), list(id = "dyestuff2-reml"), list(id = "dyestuff2-ml"),
    list(id = "penicillin-reml"), list(id = "pastes-nested-reml"), list(id = "pastes-nested-ml"),
    list(id = "splitplot-reml"), list(id = "bdf-null-language-ml"), list(id = "bdf-intercept-ml"),
    list(id = "bdf-slope-ml", slopes = "ses_z"), list(id = "bdf-nominal-reml"), list(id = "bdf-nominal-slope-reml", slopes = "IQ.verb"),
    list(id = "classrooms-reml"), list(id = "classrooms-ml"), list(id = "classrooms-weighted-reml"),
    list(id = "classrooms-offset-reml"), list(id = "classrooms-slope-reml", slopes = "age"),
    list(id = "reactions-intercepts-reml"), list(id = "reactions-slopes-reml", slopes = "dose"),
    list(id = "reactions-deficient-ml"))
}

writeExplainedVariance <- function(fits, folder) {
  models <- lapply(explainedCatalogue(), function(wanted) {
    message("explained variance ", wanted$id)
    explained(wanted, fits[[wanted$id]])
  })
  writeJson(list(models = models), file.path(folder, "explained-variance.json"))
}

explained <- function(wanted, fit) {
  V <- parameterCovariance(fit)
  list(id = wanted$id, partition = partition(fit), performance = performanceOf(fit),
       adjusted = deltaInterval(fit, V, function(S, sigma) adjustedIcc(fit, S, sigma)),
       functions = unlist(lapply(wanted$slopes, function(slope) varianceFunctions(fit, V, slope)), recursive = FALSE),
       reliabilities = reliabilities(fit), moulton = moulton(fit), exact = exactInterval(fit), reductions = reductions(fit))
}

# The columns of Z of a component, one row per row of the data.
componentColumns <- function(fit, component) {
  names <- fit@cnms[[component]]
  Z <- as.matrix(getME(fit, "mmList")[[component]])
  colnames(Z) <- names
  Z
}

meanWeight <- function(fit) mean(weights(fit))

# mean of z'Sigma z over the rows, a row of weight w counted w times
componentVariance <- function(fit, component, S) {
  Z <- componentColumns(fit, component)
  weighted.mean(rowSums((Z %*% S) * Z), weights(fit))
}

randomVariance <- function(fit, covariances) {
  sum(vapply(seq_along(covariances), function(k) componentVariance(fit, k, covariances[[k]]), 0))
}

adjustedIcc <- function(fit, covariances, sigma) {
  random <- randomVariance(fit, covariances)
  random / (random + sigma^2 / meanWeight(fit))
}

partition <- function(fit) {
  eta <- drop(getME(fit, "X") %*% fixef(fit))
  n <- length(eta)
  fixed <- weighted.mean((eta - weighted.mean(eta, weights(fit)))^2, weights(fit)) * n / (n - 1)
  random <- randomVariance(fit, componentCovariances(fit))
  residual <- sigma(fit)^2 / meanWeight(fit)
  total <- fixed + random + residual
  list(fixed = fixed, random = random, residual = residual, marginal = fixed / total, conditional = (fixed + random) / total,
       iccAdjusted = random / (random + residual), iccUnadjusted = random / total)
}

# Weights are not seen by performance, nor are random slopes without a fixed effect, nor of several components of one
# factor any but the first; for singular fits it has no numbers.
performanceOf <- function(fit) {
  unknown <- any(weights(fit) != 1) || !all(unlist(fit@cnms) %in% c("(Intercept)", names(fixef(fit)))) ||
    anyDuplicated(names(fit@cnms)) > 0
  if (unknown) return(NULL)
  r2 <- suppressWarnings(performance::r2_nakagawa(fit))
  icc <- suppressWarnings(performance::icc(fit))
  if (!is.list(r2) || !is.data.frame(icc) || is.na(r2$R2_conditional)) return(NULL)
  list(marginal = unname(r2$R2_marginal), conditional = unname(r2$R2_conditional),
       iccAdjusted = icc$ICC_adjusted, iccUnadjusted = icc$ICC_unadjusted)
}

# A share as a function of the covariance matrices and sigma, with its interval on the logit scale.
deltaInterval <- function(fit, V, share, level = 0.95) {
  covariances <- componentCovariances(fit)
  value <- share(covariances, sigma(fit))
  if (anyNA(V) || value == 0) return(list(value = value, stdError = NA_real_, lower = NA_real_, upper = NA_real_))
  sizes <- vapply(covariances, nrow, 1L)
  of <- function(parameters) share(covariancesOf(parameters, sizes), exp(parameters[length(parameters)]))
  gradient <- numDeriv::grad(of, parametersOf(covariances, sigma(fit)))
  se <- sqrt(drop(gradient %*% V %*% gradient))
  bounds <- plogis(qlogis(value) + c(-1, 1) * qnorm((1 + level) / 2) * se / (value * (1 - value)))
  list(value = value, stdError = se, lower = bounds[1], upper = bounds[2])
}

# The variance of each group with a random slope of a numeric predictor at its mean and one standard deviation off it.
varianceFunctions <- function(fit, V, slope) {
  groups <- unique(names(fit@cnms)[vapply(fit@cnms, function(names) slope %in% names, NA)])
  x <- componentColumns(fit, which(vapply(fit@cnms, function(names) slope %in% names, NA))[1])[, slope]
  w <- weights(fit)
  centre <- weighted.mean(x, w)
  spread <- sqrt(weighted.mean((x - centre)^2, w) * length(x) / (length(x) - 1))
  lapply(groups, function(group) {
    points <- lapply(c(centre - spread, centre, centre + spread, 0.37), function(at) pointOf(fit, V, group, slope, at))
    list(group = group, slope = slope, mean = centre, stdDev = spread, points = points)
  })
}

pointOf <- function(fit, V, group, slope, at) {
  rows <- lapply(seq_along(fit@cnms), function(k) {
    z <- apply(componentColumns(fit, k), 2, weighted.mean, weights(fit))
    z[names(z) == slope] <- at
    z
  })
  variance <- function(covariances, members) {
    sum(vapply(members, function(k) drop(rows[[k]] %*% covariances[[k]] %*% rows[[k]]), 0))
  }
  all <- seq_along(rows)
  own <- which(names(fit@cnms) == group)
  around <- all[vapply(names(fit@cnms), function(other) other == group || lies(fit, group, other), NA)]
  covariances <- componentCovariances(fit)
  share <- function(members) function(S, sigma) variance(S, members) / (variance(S, all) + sigma^2 / meanWeight(fit))
  c(list(x = at, variance = variance(covariances, own), share = share(own)(covariances, sigma(fit))),
    deltaInterval(fit, V, share(around)))
}

# Whether the groups of a factor are nested in those of another.
lies <- function(fit, inner, outer) {
  inner != outer && lme4::isNested(fit@flist[[inner]], fit@flist[[outer]]) &&
    nlevels(fit@flist[[inner]]) > nlevels(fit@flist[[outer]])
}

# tau^2 / (tau^2 + v_j), v_j from the generalised least-squares estimate of the group's own rows.
reliabilities <- function(fit) {
  covariances <- componentCovariances(fit)
  names <- names(fit@cnms)
  unlist(lapply(unique(names), function(group) {
    own <- which(names == group)
    inner <- which(vapply(names, function(other) lies(fit, other, group), NA))
    Z <- do.call(cbind, lapply(own, function(k) componentColumns(fit, k)))
    tau2 <- unlist(lapply(own, function(k) diag(covariances[[k]])))
    levels <- levels(fit@flist[[group]])
    v <- vapply(levels, function(level) ownVariances(fit, Z, which(fit@flist[[group]] == level), inner, covariances),
                numeric(ncol(Z)))
    v <- matrix(v, nrow = ncol(Z))
    lapply(seq_len(ncol(Z)), function(k) {
      values <- tau2[k] / (tau2[k] + v[k, ])
      list(group = group, term = colnames(Z)[k], levels = array(levels), values = array(unname(values)),
           mean = mean(values, na.rm = TRUE), groups = sum(!is.na(values)))
    })
  }), recursive = FALSE)
}

ownVariances <- function(fit, Z, rows, inner, covariances) {
  z <- Z[rows, , drop = FALSE]
  if (qr(z)$rank < ncol(z)) return(rep(NA_real_, ncol(z)))
  V <- sigma(fit)^2 * diag(1 / weights(fit)[rows], length(rows))
  for (k in inner) {
    same <- outer(fit@flist[[names(fit@cnms)[k]]][rows], fit@flist[[names(fit@cnms)[k]]][rows], "==")
    x <- componentColumns(fit, k)[rows, , drop = FALSE]
    V <- V + same * (x %*% covariances[[k]] %*% t(x))
  }
  diag(solve(t(z) %*% solve(V, z)))
}

# Angrist and Pischke (2009), equation 8.2.4 and the text below it, from all pairs of rows of a group.
moulton <- function(fit) {
  X <- getME(fit, "X")
  if (any(weights(fit) != 1) || colnames(X)[1] != "(Intercept)") return(list())
  groups <- unique(names(fit@cnms)[vapply(fit@cnms, function(names) "(Intercept)" %in% names, NA)])
  unlist(lapply(groups, function(group) {
    flist <- fit@flist[[group]]
    sizes <- as.vector(table(flist))
    size <- mean((sizes - mean(sizes))^2) / mean(sizes) + mean(sizes)
    around <- which(vapply(names(fit@cnms), function(other) other == group || lies(fit, group, other), NA))
    covariances <- componentCovariances(fit)
    shares <- vapply(seq_along(covariances), function(k) componentVariance(fit, k, covariances[[k]]), 0)
    icc <- sum(shares[around]) / (sum(shares) + sigma(fit)^2)
    lapply(colnames(X)[-1], function(column) {
      x <- X[, column] - mean(X[, column])
      products <- sum(tapply(x, flist, function(part) sum(outer(part, part)) - sum(part^2)))
      rho <- products / (mean(x^2) * sum(sizes * (sizes - 1)))
      list(group = group, predictor = column, predictorIcc = rho, outcomeIcc = icc, groupSize = size,
           factor = sqrt(1 + (size - 1) * rho * icc))
    })
  }), recursive = FALSE)
}

# Of a model with one random effect: Wald's (1940, 1947) interval, from generalised least squares on the rows.
exactInterval <- function(fit, level = 0.95) {
  if (length(fit@cnms) > 1 || length(fit@cnms[[1]]) > 1) return(NULL)
  X <- getME(fit, "X")
  Z <- as.matrix(getME(fit, "Z"))
  y <- getME(fit, "y") - getME(fit, "offset")
  root <- sqrt(weights(fit))
  X <- X * root
  Z <- Z * root
  y <- y * root
  both <- qr(cbind(Z, X))
  within <- sum(qr.resid(both, y)^2)
  k <- both$rank - qr(X)$rank
  m <- length(y) - both$rank
  squares <- colSums(Z^2)
  statistic <- function(ratio) {
    times <- function(A) A - Z %*% ((ratio / (1 + ratio * squares)) * crossprod(Z, A))
    beta <- solve(crossprod(X, times(X)), crossprod(X, times(y)))
    r <- y - X %*% beta
    ((sum(r * times(r)) - within) / k) / (within / m)
  }
  at <- function(p) {
    if (statistic(0) <= qf(p, k, m)) return(0)
    exp(uniroot(function(log) statistic(exp(log)) - qf(p, k, m), c(-15, 10), tol = 1e-13)$root)
  }
  tail <- (1 - level) / 2
  meanSquare <- sum(squares) / sum(weights(fit))
  icc <- function(ratio) ratio * meanSquare / (ratio * meanSquare + 1 / meanWeight(fit))
  c(list(lower = icc(at(1 - tail)), upper = icc(at(tail)), fStatistic = statistic(0), numeratorDf = k, denominatorDf = m,
         pValue = pf(statistic(0), k, m, lower.tail = FALSE)), balancedInterval(fit, level))
}

# The interval of analysis of variance, for balanced groups without predictors.
balancedInterval <- function(fit, level) {
  group <- fit@flist[[1]]
  n <- unique(as.vector(table(group)))
  if (length(n) > 1 || length(fixef(fit)) > 1) return(NULL)
  table <- anova(lm(getME(fit, "y") ~ group))
  tail <- (1 - level) / 2
  of <- function(p) {
    ratio <- table[1, "F value"] / qf(p, table[1, "Df"], table[2, "Df"])
    max(0, (ratio - 1) / (ratio + n - 1))
  }
  list(balancedLower = of(1 - tail), balancedUpper = of(tail))
}

# Against the model with the same groups, random intercepts and no predictors.
reductions <- function(fit) {
  groups <- unique(names(fit@cnms))
  intercepts <- vapply(groups, function(group) "(Intercept)" %in% unlist(fit@cnms[names(fit@cnms) == group]), NA)
  if (!("(Intercept)" %in% names(fixef(fit))) || !all(intercepts)) return(NULL)
  empty <- refitted(fit, "1")
  variances <- function(fit) {
    c(vapply(groups, function(group) {
      k <- which(names(fit@cnms) == group & vapply(fit@cnms, function(names) "(Intercept)" %in% names, NA))
      at <- match("(Intercept)", fit@cnms[[k]])
      componentCovariances(fit)[[k]][at, at]
    }, 0), sigma(fit)^2)
  }
  before <- variances(empty)
  after <- variances(fit)
  levels <- lapply(seq_along(before), function(k) {
    list(group = c(groups, NA_character_)[k], nullVariance = unname(before[k]), variance = unname(after[k]),
         reduction = if (before[k] == 0) NA_real_ else unname(1 - after[k] / before[k]))
  })
  list(levels = levels, snijdersBosker = if (length(groups) == 1) snijdersBosker(fit, empty))
}

# The fit with random intercepts only, and all of its fixed effects or an intercept.
refitted <- function(fit, fixed) {
  frame <- model.frame(fit)
  X <- getME(fit, "X")
  frame$.y <- getME(fit, "y") - getME(fit, "offset")
  frame$.w <- weights(fit)
  groups <- unique(names(fit@cnms))
  for (k in seq_along(groups)) frame[[paste0(".g", k)]] <- fit@flist[[groups[k]]]
  frame$.X <- X
  random <- paste0("(1 | .g", seq_along(groups), ")", collapse = " + ")
  whole <- list(formula = paste(".y ~", fixed, "+", random), weights = ".w")
  refit <- fitModel(whole, frame, isREML(fit))
  names(refit@cnms) <- groups[match(names(refit@cnms), paste0(".g", seq_along(groups)))]
  refit
}

snijdersBosker <- function(fit, empty) {
  intercepts <- refitted(fit, "0 + .X")
  size <- 1 / mean(1 / as.vector(table(fit@flist[[1]])))
  error <- function(fit, n) componentCovariances(fit)[[1]][1, 1] + sigma(fit)^2 / n
  list(level1 = 1 - error(intercepts, 1) / error(empty, 1), level2 = 1 - error(intercepts, size) / error(empty, size),
       groupSize = size)
}
