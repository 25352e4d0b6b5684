# Fits with one variance (homdiag) or one variance and one correlation (homcs) for all effects of a term. lme4 1.1 has
# no syntax for them: its own criterion is minimised over the parameters of the structure, through the theta that they
# stand for. The optimum is held against nlme (pdIdent, pdCompSymm) or, for crossed factors, against glmmTMB (diag and
# cs with equal standard deviations). Written to expected/<id>-reml.json and expected/<id>-ml.json as the catalogue is.

# pd: the same random effects for nlme; NULL where its factors are crossed.
covarianceCatalogue <- function() {
  days <- data.frame(Days = c(0, 4.5, 9, 3), Subject = c("308", "335", "372", "999"))
  scores <- data.frame(Machine = c("A", "C", "B"), Worker = c("w1", "w6", "w9"))
  trials <- data.frame(dose = c(0, 2, 4, 1), dose_mg = c(0, 2000, 4000, 1000), condition = c("control", "hard", "easy", "hard"),
                       subject = c("p01", "p30", "p99", "p05"), item = c("i01", "i20", "i03", "i77"))
  peer <- function(model, pd) c(model, list(pd = pd))
  list(
    peer(model("sleepstudy-homdiag", "sleepstudy", "Reaction ~ Days + homdiag(Days | Subject)", days),
         list(Subject = pdIdent(~ Days))),
    peer(model("sleepstudy-homcs", "sleepstudy", "Reaction ~ Days + homcs(Days | Subject)", days),
         list(Subject = pdCompSymm(~ Days))),
    peer(model("machines-homdiag", "machines", "score ~ Machine + homdiag(0 + Machine | Worker)", scores),
         list(Worker = pdIdent(~ Machine - 1))),
    peer(model("machines-homcs", "machines", "score ~ Machine + homcs(0 + Machine | Worker)", scores),
         list(Worker = pdCompSymm(~ Machine - 1))),
    peer(model("machines-blocked", "machines", "score ~ Machine + (1 | Worker) + homdiag(0 + Machine | Worker)", scores),
         list(Worker = pdBlocked(list(pdSymm(~ 1), pdIdent(~ Machine - 1))))),
    peer(model("reactions-homcs", "reactions", "rt ~ dose + condition + homcs(1 + dose | subject) + (1 + dose | item)", trials),
         NULL),
    peer(model("reactions-homdiag", "reactions", "rt ~ dose + condition + homdiag(0 + condition | subject) + homdiag(1 + dose | item)", trials),
         NULL))
}

# The structure of each term, left to right.
structureNames <- function(expression, name = "us") {
  if (!is.call(expression)) return(character())
  head <- deparse(expression[[1]])[1]
  if (head == "|") return(name)
  unlist(lapply(as.list(expression)[-1], structureNames, name = if (head %in% c("homdiag", "homcs")) head else "us"))
}

plainFormula <- function(formula) as.formula(gsub("(homdiag|homcs)\\(", "(", formula))

# Covariance matrix of q effects from unconstrained parameters: log standard deviations, then what gives correlations
# (their atanh; for homcs the logit of where rho lies between -1/(q-1) and 1). Independent of how the engine counts.
structures <- list(
  us = list(
    size = function(q) q * (q + 1) / 2,
    matrix = function(x, q) covariancesOf(x, q)[[1]],
    start = function(S) parametersOf(list(S), 1)[seq_len(nrow(S) * (nrow(S) + 1) / 2)]),
  homdiag = list(
    size = function(q) 1,
    matrix = function(x, q) exp(2 * x) * diag(q),
    start = function(S) log(mean(diag(S))) / 2),
  homcs = list(
    size = function(q) 2,
    matrix = function(x, q) {
      lowest <- -1 / (q - 1)
      rho <- lowest + (1 - lowest) * plogis(x[2])
      exp(2 * x[1]) * ((1 - rho) * diag(q) + rho)
    },
    start = function(S) c(log(mean(diag(S))) / 2, 0.5)))

# One element per term: its structure, lme4's component, the number of effects and the places of its parameters.
structuredTerms <- function(fit, formula) {
  terms <- randomTerms(fit, formula)
  names <- structureNames(formula[[3]])
  last <- 0
  for (i in seq_along(terms)) {
    q <- length(terms[[i]]$columns)
    size <- structures[[names[i]]]$size(q)
    terms[[i]] <- c(terms[[i]], list(structure = structures[[names[i]]], q = q, places = last + seq_len(size)))
    last <- last + size
  }
  terms
}

# lme4's theta from the parameters of the structures, for covariance matrices relative to sigma^2.
thetaOfStructures <- function(parameters, terms, sigma = 1) {
  blocks <- list()
  for (term in terms) {
    blocks[[term$components]] <- term$structure$matrix(parameters[term$places], term$q)
  }
  thetaOf(blocks, sigma)
}

fitStructured <- function(model, table, reml) {
  formula <- as.formula(model$formula)
  plain <- modifyList(model, list(formula = deparse(plainFormula(model$formula), width.cutoff = 500)))
  fit <- fitModel(plain, table, reml)
  terms <- structuredTerms(fit, formula)
  devfun <- update(fit, devFunOnly = TRUE)
  criterion <- function(x) devfun(thetaOfStructures(x, terms))
  relative <- lapply(componentCovariances(fit), function(S) S / sigma(fit)^2 + diag(1e-3, nrow(S)))
  start <- unlist(lapply(terms, function(term) term$structure$start(relative[[term$components]])))
  found <- nlminb(start, criterion, control = list(rel.tol = 1e-13, x.tol = 1e-10, eval.max = 5000, iter.max = 2000))$par
  for (step in 1:2) {
    found <- found - solve(numDeriv::hessian(criterion, found), numDeriv::grad(criterion, found))
  }
  gradientNorm <- max(abs(numDeriv::grad(criterion, found)))
  theta <- thetaOfStructures(found, terms)
  # the fit shares the state of devfun: nothing may be evaluated after this
  optimum <- list(par = theta, fval = devfun(theta), feval = NA, conv = 0, message = "structured")
  parts <- list(flist = fit@flist, cnms = fit@cnms, Gp = fit@Gp, lower = fit@lower, theta = theta)
  list(fit = mkMerMod(environment(devfun), optimum, parts, model.frame(fit), fit@call),
       parameters = found, gradientNorm = gradientNorm)
}

# As the numbers of the catalogue, with what the number of parameters changes.
structuredNumbers <- function(model, structured, table) {
  fit <- structured$fit
  formula <- as.formula(model$formula)
  # lme4's own parameters have no optimum here: their standard errors are replaced below
  numbers <- suppressWarnings(expectedNumbers(model, fit, table))
  count <- length(structured$parameters)
  parameters <- length(fixef(fit)) + count + 1
  test <- numbers$linearModelTest
  test$df <- count
  test$pValue <- pchisq(test$chiSquare, count, lower.tail = FALSE)
  test$boundaryPValue <- if (count > 1) NA_real_ else pchisq(test$chiSquare, 1, lower.tail = FALSE) / 2
  numbers$parameters <- parameters
  numbers$aic <- -2 * numbers$logLik + 2 * parameters
  numbers$bic <- -2 * numbers$logLik + log(nobs(fit)) * parameters
  numbers$gradientNorm <- structured$gradientNorm
  numbers$theta <- NULL # lme4's, not that of the structure
  numbers$linearModelTest <- test
  numbers$varianceComponents <- structuredComponents(structured, formula)
  numbers
}

# Observed information in the parameters of the structures and log sigma; variances and covariances by the delta
# method. Intervals of variances on the log scale, of covariances on their own.
structuredComponents <- function(structured, formula, level = 0.95) {
  fit <- structured$fit
  terms <- structuredTerms(fit, formula)
  criterion <- criterionOfThetaAndSigma(fit)
  isLogStdDev <- unlist(lapply(terms, function(term) {
    deviations <- if (identical(term$structure, structures$us)) term$q else 1
    seq_along(term$places) <= deviations
  }))
  # absolute instead of relative standard deviations
  centre <- c(structured$parameters + ifelse(isLogStdDev, log(sigma(fit)), 0), log(sigma(fit)))
  last <- length(centre)
  criterionFrom <- function(step) {
    x <- centre + step
    criterion(thetaOfStructures(x[-last], terms, exp(x[last])), exp(x[last]))
  }
  stopifnot(abs(criterionFrom(0) - (-2 * as.numeric(logLik(fit)))) < 1e-7)
  V <- 2 * solve(numDeriv::hessian(criterionFrom, 0 * centre, method.args = list(eps = 0.03, r = 4)))
  z <- qnorm((1 + level) / 2)
  rows <- list()
  for (term in terms) {
    matrixAt <- function(x) term$structure$matrix(x, term$q)
    S <- matrixAt(centre[term$places])
    J <- numDeriv::jacobian(function(x) as.vector(matrixAt(x)), centre[term$places])
    se <- matrix(sqrt(diag(J %*% V[term$places, term$places, drop = FALSE] %*% t(J))), term$q)
    for (i in seq_len(term$q)) {
      rows <- c(rows, list(varianceRow(term$group, term$columns[i], S[i, i], (se[i, i] / (2 * S[i, i]))^2, level)))
    }
    if (identical(term$structure, structures$homdiag)) next
    for (j in seq_len(term$q - 1)) for (i in seq(j + 1, length.out = term$q - j)) {
      rows <- c(rows, list(list(
        group = term$group, term1 = term$columns[j], term2 = term$columns[i], vcov = S[i, j],
        sdcor = S[i, j] / sqrt(S[i, i] * S[j, j]), stdError = se[i, j],
        lower = S[i, j] - z * se[i, j], upper = S[i, j] + z * se[i, j])))
    }
  }
  c(rows, list(varianceRow("Residual", NA, sigma(fit)^2, V[last, last], level)))
}

# The log-likelihood that nlme or glmmTMB reach. They stop early, by up to 1e-6.
peerLogLik <- function(model, terms, table, reml) {
  if (!is.null(model$pd)) {
    fit <- nlme::lme(lme4::nobars(plainFormula(model$formula)), data = table, random = model$pd,
                     method = if (reml) "REML" else "ML",
                     control = nlme::lmeControl(tolerance = 1e-10, msTol = 1e-12, msMaxIter = 500, maxIter = 500, niterEM = 200))
    return(as.numeric(logLik(fit)))
  }
  # glmmTMB has cs and diag with a standard deviation per effect: they are held equal
  formula <- as.formula(gsub("homdiag\\(", "diag(", gsub("homcs\\(", "cs(", model$formula)))
  names <- structureNames(as.formula(model$formula)[[3]])
  equal <- unlist(lapply(seq_along(terms), function(i) {
    q <- terms[[i]]$q
    own <- switch(names[i], homdiag = rep("sd", q), homcs = c(rep("sd", q), "correlation"),
                  us = c(paste("sd", seq_len(q)), paste("correlation", seq_len(q * (q - 1) / 2))))
    paste(i, own)
  }))
  fit <- glmmTMB::glmmTMB(formula, data = table, REML = reml, map = list(theta = factor(equal, unique(equal))),
                          start = list(theta = ifelse(grepl("sd", equal), 3, 0)),
                          control = glmmTMB::glmmTMBControl(optCtrl = list(rel.tol = 1e-14, eval.max = 5000, iter.max = 5000)))
  as.numeric(logLik(fit))
}

writeCovarianceStructures <- function(dataFolder, expectedFolder) {
  for (model in covarianceCatalogue()) {
    table <- readCsv(file.path(dataFolder, paste0(model$data, ".csv")))
    # groups that are numbers in the data
    for (name in intersect(c("Subject", "Worker"), names(table))) table[[name]] <- factor(table[[name]])
    for (reml in c(TRUE, FALSE)) {
      structured <- fitStructured(model, table, reml)
      numbers <- structuredNumbers(model, structured, table)
      terms <- structuredTerms(structured$fit, as.formula(model$formula))
      peer <- peerLogLik(model, terms, table, reml)
      message(sprintf("%-36s %s %.7f, peer's log-likelihood larger by %.1g, gradient %.1g", numbers$id,
                      numbers$criterionName, numbers$criterion, peer - numbers$logLik, numbers$gradientNorm))
      stopifnot(abs(peer - numbers$logLik) < 1e-6)
      writeJson(numbers, file.path(expectedFolder, paste0(numbers$id, ".json")))
    }
  }
}
