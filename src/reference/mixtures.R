# The chi-bar-square mixture of the test of a random intercept and slope with their covariance against the linear model
# (Shapiro 1988, Int. Stat. Rev. 56, 49-62), in files expected/mixture-<id>.json: from the definition, with n x n matrices,
# and probabilities of normal vectors by numerical integration.

# Expected information of (variance, covariance, variance), relative to the residual variance, where all are zero.
semidefiniteInformation <- function(fit) {
  X <- qr.Q(qr(getME(fit, "X")))
  Z <- as.matrix(getME(fit, "Z"))
  Q <- function(M) M - X %*% crossprod(X, M)
  q <- 2
  columns <- function(j) Z[, seq(j, ncol(Z), q)]
  derivatives <- list(tcrossprod(columns(1)),
                      columns(1) %*% t(columns(2)) + columns(2) %*% t(columns(1)), tcrossprod(columns(2)))
  projected <- lapply(derivatives, Q)
  traces <- sapply(projected, function(M) sum(diag(M)))
  products <- sapply(projected, function(A) sapply(projected, function(B) sum(A * t(B))))
  (products - tcrossprod(traces) / (nrow(Z) - ncol(X))) / 2
}

# The probability that (a, b, c) ~ N(0, S) has a, c > 0 and b^2 < k a c.
coneProbability <- function(S, k) {
  S <- cov2cor(S)
  outer <- S[c(1, 3), c(1, 3)]
  weights <- S[2, c(1, 3)] %*% solve(outer)
  sd <- sqrt(S[2, 2] - drop(weights %*% S[c(1, 3), 2]))
  density <- function(a, c) {
    exponent <- (a^2 - 2 * outer[1, 2] * a * c + c^2) / (1 - outer[1, 2]^2)
    exp(-exponent / 2) / (2 * pi * sqrt(1 - outer[1, 2]^2))
  }
  inside <- function(a, c) {
    mean <- weights[1] * a + weights[2] * c
    bound <- sqrt(k * a * c)
    pnorm((bound - mean) / sd) - pnorm((-bound - mean) / sd)
  }
  over <- function(c) sapply(c, function(c) {
    integrate(function(a) density(a, c) * inside(a, c), 0, 12, rel.tol = 1e-10, subdivisions = 2000)$value
  })
  integrate(over, 0, 12, rel.tol = 1e-9, subdivisions = 2000)$value
}

# The weights of chi-square with 0, 1, 2 and 3 degrees of freedom.
semidefiniteWeights <- function(fit) {
  information <- semidefiniteInformation(fit)
  V <- solve(information)
  # in units in which the variances are alike: b^2 < a c becomes b^2 < k a c
  ratio <- function(S) sqrt(S[1, 1] * S[3, 3]) / S[2, 2]
  full <- coneProbability(V, ratio(V))
  none <- coneProbability(information, ratio(information) * 4)
  c(none, 0.5 - full, 0.5 - none, full)
}

mixtureTail <- function(chiSquare, weights) {
  sum(weights * c(as.numeric(chiSquare <= 0), pchisq(chiSquare, seq_len(length(weights) - 1), lower.tail = FALSE)))
}

writeMixtures <- function(fits, folder) {
  for (id in c("sleepstudy-correlated-reml", "sleepstudy-correlated-ml", "bdf-slope-ml", "bdf-nominal-slope-ml")) {
    fit <- fits[[id]]
    weights <- semidefiniteWeights(fit)
    chiSquare <- linearModelTest(fit, formula(fit))$chiSquare
    writeJson(list(id = id, weights = weights, pValue = mixtureTail(chiSquare, weights)),
              file.path(folder, paste0("mixture-", sub("-(re)?ml$", "", id), if (isREML(fit)) "-restricted" else "", ".json")))
  }
}
