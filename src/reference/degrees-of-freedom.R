# Tests of fixed effects with degrees of freedom by Satterthwaite's method (lmerTest) and by that of Kenward and Roger
# (pbkrtest): of each coefficient, of contrasts, of several contrasts at once, and of terms (type III), in
# expected/degrees-of-freedom.json. Kenward-Roger only for REML fits without weights, as pbkrtest has it.

dfCatalogue <- function() {
  wanted <- c("sleepstudy-correlated", "sleepstudy-uncorrelated", "sleepstudy-no-intercept", "dyestuff", "dyestuff2",
              "penicillin", "pastes-nested", "splitplot", "bdf-intercept", "bdf-slope", "bdf-nominal", "bdf-nominal-slope",
              "classrooms", "classrooms-slope", "reactions-intercepts", "reactions-slopes", "reactions-uncorrelated",
              "reactions-deficient")
  more <- list(
    model("one-term-nested", "bdf", "langPOST ~ denomina + (1 | schoolNR)"),
    model("one-term-crossed", "reactions", "rt ~ condition + (1 + dose | subject) + (1 | item)"),
    model("one-term-slopes", "machines", "score ~ Machine + (1 + Machine | Worker)"),
    model("one-term-cells", "classrooms", "score ~ sex:track + (1 | school/class)"),
    model("no-intercept", "classrooms", "score ~ 0 + track + sex + age + (1 | school/class)"),
    model("interaction-nominal", "classrooms", "score ~ sex * track + age:track + (1 + age | school)"),
    model("interaction-mixed", "reactions", "rt ~ dose * condition + (1 + dose || subject) + (1 | item)"),
    model("margin-missing", "reactions", "rt ~ dose + dose:condition + (1 | subject) + (1 | item)"),
    model("three-way", "bdf", "langPOST ~ sex * Minority * denomina + IQ.verb + (1 | schoolNR)"),
    model("slope-far", "bdf", "langPOST ~ langPRET + denomina + (1 + langPRET | schoolNR)"))
  c(Filter(function(m) m$id %in% wanted, catalogue()), more)
}

dfContrasts <- function(p) {
  rows <- list(single = matrix(1 / seq_len(p), 1))
  if (p > 2) rows$several <- diag(p)[-1, , drop = FALSE]
  if (p > 3) rows$mixed <- rbind(1 / seq_len(p), c(rep(0, p - 2), 1, -1))
  rows
}

# The Kenward-Roger F test of rows L: the scaled one.
kenwardRogerTest <- function(adjusted, fit, L) {
  stats <- pbkrtest:::.KR_adjust(adjusted, Phi = vcov(fit), L, beta = fixef(fit), betaH = 0)
  list(statistic = stats$Fstat, numeratorDf = stats$ndf, denominatorDf = stats$ddf, pValue = stats$p.value)
}

satterthwaiteTest <- function(fit, L) {
  test <- lmerTest::contestMD(fit, L)
  list(statistic = test[["F value"]], numeratorDf = test$NumDF, denominatorDf = test$DenDF, pValue = test[["Pr(>F)"]])
}

testsOfRows <- function(test, rows) {
  rows <- Filter(function(L) nrow(L) > 0, rows)
  lapply(names(rows), function(name) c(list(name = name), test(rows[[name]])))
}

satterthwaiteNumbers <- function(fit, terms, contrasts) {
  table <- lmerTest:::summary.lmerModLmerTest(fit)$coefficients
  list(stdErrors = array(unname(table[, "Std. Error"])), df = array(unname(table[, "df"])),
       pValues = array(unname(table[, "Pr(>|t|)"])),
       contrasts = testsOfRows(function(L) satterthwaiteTest(fit, L), contrasts),
       terms = testsOfRows(function(L) satterthwaiteTest(fit, L), terms))
}

kenwardRogerNumbers <- function(fit, terms, contrasts) {
  adjusted <- pbkrtest::vcovAdj(fit)
  p <- length(fixef(fit))
  df <- vapply(seq_len(p), function(k) pbkrtest::Lb_ddf(diag(p)[k, ], vcov(fit), adjusted), 0)
  stdErrors <- unname(sqrt(diag(as.matrix(adjusted))))
  list(stdErrors = array(stdErrors), df = array(df),
       pValues = array(2 * pt(-abs(unname(fixef(fit)) / stdErrors), df)), covariance = unname(as.matrix(adjusted)),
       contrasts = testsOfRows(function(L) kenwardRogerTest(adjusted, fit, L), contrasts),
       terms = testsOfRows(function(L) kenwardRogerTest(adjusted, fit, L), terms))
}

dfNumbers <- function(model, reml, table) {
  fit <- fitModel(model, table, reml)
  withDf <- suppressWarnings(suppressMessages(lmerTest::as_lmerModLmerTest(fit)))
  terms <- suppressMessages(lmerTest:::get_contrasts_type3(withDf))
  # lmerTest 3.1 does not see that a term contains another one where a margin is missing from the model, and tests the
  # slope of the reference category; by the definition of SAS it is the mean slope
  if (model$id == "margin-missing") terms$dose <- matrix(c(0, 1, 1 / 3, 1 / 3), 1)
  contrasts <- dfContrasts(length(fixef(fit)))
  list(id = model$id, data = model$data, formula = model$formula, estimation = if (reml) "REML" else "ML",
       weights = model$weights, offset = model$offset, singular = isSingular(fit, tol = 1e-6),
       termNames = array(as.character(names(terms))),
       satterthwaite = satterthwaiteNumbers(withDf, terms, contrasts),
       kenwardRoger = if (reml && is.null(model$weights)) kenwardRogerNumbers(fit, terms, contrasts))
}

writeDegreesOfFreedom <- function(dataFolder, expectedFolder) {
  all <- list()
  for (model in dfCatalogue()) {
    table <- readCsv(file.path(dataFolder, paste0(model$data, ".csv")))
    for (reml in c(TRUE, FALSE)) {
      message(model$id, if (reml) " REML" else " ML")
      all <- c(all, list(dfNumbers(model, reml, table)))
    }
  }
  writeJson(list(fits = all), file.path(expectedFolder, "degrees-of-freedom.json"))
}
