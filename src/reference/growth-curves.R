# Data and expected tables of test-workflows/growth-curves: the sleep study with a nineteenth person, of whom two days are
# known.

growthData <- function() {
  study <- lme4::sleepstudy
  person <- data.frame(Reaction = c(262.4, 290.1, rep(NA, 8)), Days = 0:9, Subject = 400L)
  study <- data.frame(Reaction = study$Reaction, Days = as.integer(study$Days),
                      Subject = as.integer(as.character(study$Subject)))
  rbind(study, person)
}

writeGrowthCurves <- function(folder) {
  all <- growthData()
  save <- templateFolder(file.path(folder, "growth-curves"), list(`reaction-times` = all))
  study <- all[all$Subject != 400, ]
  save("2-1", study)
  formulas <- c("Reaction ~ Days + (1 | Subject)", "Reaction ~ Days + (1 + Days | Subject)")
  fits <- lapply(formulas, templateFit, table = study)
  saveFit(save, 3, fits[[1]])
  saveFit(save, 4, fits[[2]])
  # The models have the same fixed effects: their REML fits are compared.
  saveComparison(save, 5, formulas, study, list(c(1, 2)), refit = FALSE)
  save("6-3", sharesBySlope(fits[[2]], "Days"))
  save("7-1", predictionsTable(fits[[2]], study))
  withPerson <- templateFit(formulas[2], all[!is.na(all$Reaction), ])
  saveFit(save, 8, withPerson)
  person <- all[all$Subject == 400, ]
  save("9-1", person)
  save("10-1", predictionsTable(withPerson, person, interval = "prediction"))
  slopes <- modesTable(fits[[2]])
  save("12-1", slopes[slopes$Term == "Days", ])
  saveTolerances(save, c(3, 4, 8), "6-3", c("7-1", "10-1"), "12-1")
}
