# Variance components with standard errors as Stata's `mixed` has them: the observed information of the ML or
# REML likelihood in log standard deviations, atanh correlations and log sigma (beta profiled out), brought to
# the scale of variances by the delta method. Intervals of variances are Wald intervals of the log standard
# deviation, those of correlations of Fisher's z, those of covariances of the covariance itself.

# -2 log likelihood (REML: restricted) as a function of theta and sigma; Bates et al. (2015), J. Stat. Softw.
# 67(1), equations 31 and 39 before sigma is profiled out.
criterionOfThetaAndSigma <- function(fit) {
  devfun <- update(fit, devFunOnly = TRUE)
  reml <- isREML(fit)
  n <- nobs(fit)
  p <- length(fixef(fit))
  logWeights <- sum(log(weights(fit)))
  function(theta, sigma) {
    devfun(theta)
    state <- environment(devfun)
    pwrss <- state$resp$wrss() + state$pp$sqrL(1)
    df <- if (reml) n - p else n
    state$pp$ldL2() + (if (reml) state$pp$ldRX2() else 0) - logWeights + df * log(2 * pi * sigma^2) + pwrss / sigma^2
  }
}

# Parameters of the components (log sd, then atanh of the correlations, per component) and log sigma last.
parametersOf <- function(covariances, sigma) {
  blocks <- lapply(covariances, function(S) {
    sds <- sqrt(diag(S))
    correlation <- S / outer(sds, sds)
    c(log(sds), atanh(correlation[lower.tri(correlation)]))
  })
  c(unlist(blocks, use.names = FALSE), log(sigma))
}

covariancesOf <- function(parameters, sizes) {
  at <- 0
  lapply(sizes, function(q) {
    sds <- exp(parameters[at + seq_len(q)])
    correlation <- diag(q)
    pairs <- q * (q - 1) / 2
    correlation[lower.tri(correlation)] <- tanh(parameters[at + q + seq_len(pairs)])
    correlation[upper.tri(correlation)] <- t(correlation)[upper.tri(correlation)]
    at <<- at + q + pairs
    correlation * outer(sds, sds)
  })
}

thetaOf <- function(covariances, sigma) {
  unlist(lapply(covariances, function(S) {
    lambda <- t(chol(S / sigma^2))
    lambda[lower.tri(lambda, diag = TRUE)]
  }), use.names = FALSE)
}

# The covariance matrix of the parameters, NA where a parameter is at the boundary. A scalar component of zero
# is held there; with a singular matrix of a vector-valued component nothing is known.
parameterCovariance <- function(fit) {
  covariances <- componentCovariances(fit)
  sizes <- vapply(covariances, nrow, 1L)
  zero <- vapply(covariances, function(S) nrow(S) == 1 && S[1, 1] == 0, NA)
  parameters <- parametersOf(covariances, sigma(fit))
  unknown <- matrix(NA_real_, length(parameters), length(parameters))
  if (any(vapply(covariances[!zero], function(S) min(eigen(S / max(diag(S)))$values) < 1e-8, NA))) return(unknown)
  starts <- cumsum(c(1, sizes * (sizes + 1) / 2))
  held <- starts[which(zero)]
  estimated <- setdiff(seq_along(parameters), held)
  criterion <- criterionOfThetaAndSigma(fit)
  criterionOf <- function(free) {
    all <- parameters
    all[estimated] <- free
    s <- exp(all[length(all)])
    blocks <- covariancesOf(all, sizes)
    theta <- rep(0, length(getME(fit, "theta")))
    ends <- cumsum(sizes * (sizes + 1) / 2)
    for (k in which(!zero)) theta[starts[k]:ends[k]] <- thetaOf(blocks[k], s)
    criterion(theta, s)
  }
  # Steps from the centre, so that Richardson's first step is 0.03 for every parameter, small or large.
  centre <- parameters[estimated]
  criterionFrom <- function(step) criterionOf(centre + step)
  stopifnot(abs(criterionFrom(0) - (-2 * as.numeric(logLik(fit)))) < 1e-7)
  hessian <- numDeriv::hessian(criterionFrom, 0 * centre, method.args = list(eps = 0.03, r = 4))
  unknown[estimated, estimated] <- 2 * solve(hessian)
  unknown
}

# One row per variance and covariance, in the order of the terms; the residual last.
varianceComponents <- function(fit, formula, level = 0.95) {
  covariances <- componentCovariances(fit)
  sizes <- vapply(covariances, nrow, 1L)
  V <- parameterCovariance(fit)
  starts <- cumsum(c(0, sizes * (sizes + 1) / 2))
  rows <- list()
  for (term in randomTerms(fit, formula)) {
    for (k in term$components) {
      at <- starts[k] + seq_len(sizes[k] * (sizes[k] + 1) / 2)
      rows <- c(rows, componentRows(term$group, fit@cnms[[k]], covariances[[k]], V[at, at, drop = FALSE], level))
    }
  }
  last <- nrow(V)
  residual <- varianceRow("Residual", NA, sigma(fit)^2, V[last, last], level)
  c(rows, list(residual))
}

componentRows <- function(group, names, S, V, level) {
  q <- nrow(S)
  rows <- lapply(seq_len(q), function(i) varianceRow(group, names[i], S[i, i], V[i, i], level))
  pair <- q
  for (j in seq_len(q - 1)) for (i in seq(j + 1, length.out = q - j)) {
    pair <- pair + 1
    rows <- c(rows, list(covarianceRow(group, names[j], names[i], S, V, i, j, pair, level)))
  }
  rows
}

varianceRow <- function(group, name, variance, V, level) {
  se <- if (variance == 0) NA else sqrt(V)
  z <- qnorm((1 + level) / 2)
  bounds <- exp(log(sqrt(variance)) + c(-1, 1) * z * se)
  list(group = group, term1 = as.character(name), term2 = NA_character_, vcov = variance, sdcor = sqrt(variance),
       stdError = 2 * variance * se, lower = bounds[1]^2, upper = bounds[2]^2,
       sdcorStdError = sqrt(variance) * se, sdcorLower = bounds[1], sdcorUpper = bounds[2])
}

covarianceRow <- function(group, first, second, S, V, i, j, pair, level) {
  covariance <- S[i, j]
  rho <- covariance / sqrt(S[i, i] * S[j, j])
  z <- qnorm((1 + level) / 2)
  # d cov / d (log sd_i, log sd_j, atanh rho)
  gradient <- c(covariance, covariance, (1 - rho^2) * sqrt(S[i, i] * S[j, j]))
  at <- c(i, j, pair)
  se <- sqrt(drop(gradient %*% V[at, at] %*% gradient))
  zSe <- sqrt(V[pair, pair])
  bounds <- tanh(atanh(rho) + c(-1, 1) * z * zSe)
  list(group = group, term1 = first, term2 = second, vcov = covariance, sdcor = rho,
       stdError = se, lower = covariance - z * se, upper = covariance + z * se,
       sdcorStdError = (1 - rho^2) * zSe, sdcorLower = bounds[1], sdcorUpper = bounds[2])
}
