# Fits with nominal predictors coded otherwise than by treatment contrasts against the first category, in
# expected/codings.json: contr.sum (named as car::contr.Sum names its columns), and the last category as the reference.
# Predictions are those of the training rows, without and with the random effects.

sumContrasts <- function(categories) {
  contrasts <- contr.sum(length(categories))
  dimnames(contrasts) <- list(categories, paste0("[S.", categories[-length(categories)], "]"))
  contrasts
}

lastReference <- function(categories) contr.treatment(categories, base = length(categories))

codingCatalogue <- function() {
  list(
    list(data = "splitplot", formula = "Y ~ A * B + (1 | Block) + (1 | A:Block)"),
    list(data = "classrooms", formula = "score ~ age * sex + track + (1 | school) + (1 | class:school)"),
    list(data = "classrooms", formula = "score ~ 0 + sex + sex:age + track + (1 | school)"),
    list(data = "machines", formula = "score ~ Machine + (1 + Machine | Worker)"))
}

fitCoded <- function(wanted, table, contrasts) {
  formula <- as.formula(wanted$formula)
  table <- table[complete.cases(table[all.vars(formula)]), ]
  for (column in all.vars(formula[[3]])) {
    if (!is.numeric(table[[column]])) {
      table[[column]] <- factor(table[[column]])
      categories <- levels(table[[column]])
      if (length(categories) < 10) contrasts(table[[column]]) <- contrasts(categories)
    }
  }
  polished(lmer(formula, table, REML = TRUE, control = lmerControl("bobyqa", optCtrl = list(rhoend = 1e-10))))
}

codedNumbers <- function(wanted, coding, fit) {
  components <- as.data.frame(VarCorr(fit))
  list(data = wanted$data, formula = wanted$formula, coding = coding, criterion = -2 * as.numeric(logLik(fit)),
       terms = array(names(fixef(fit))), estimates = array(unname(fixef(fit))),
       stdErrors = array(unname(sqrt(diag(as.matrix(vcov(fit)))))),
       variances = array(components$vcov[is.na(components$var2)]),
       population = array(unname(head(predict(fit, re.form = NA), 20))),
       conditional = array(unname(head(fitted(fit), 20))))
}

writeCodings <- function(dataFolder, expectedFolder) {
  codings <- list(EFFECTS = sumContrasts, LAST_REFERENCE = lastReference)
  fits <- list()
  for (wanted in codingCatalogue()) {
    table <- readCsv(file.path(dataFolder, paste0(wanted$data, ".csv")))
    for (coding in names(codings)) {
      fits <- c(fits, list(codedNumbers(wanted, coding, fitCoded(wanted, table, codings[[coding]]))))
    }
  }
  writeJson(list(fits = fits), file.path(expectedFolder, "codings.json"))
}
