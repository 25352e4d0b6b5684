# Data and expected tables of test-workflows/model-building: the sequence of models of Raudenbush and Bryk (2002),
# Hierarchical Linear Models, 2nd ed., chapters 2 and 4, on the pupils of Snijders and Bosker (nlme::bdf).

modelBuildingData <- function() {
  bdf <- nlme::bdf
  number <- function(x) as.integer(as.character(x))
  data.frame(schoolNR = number(bdf$schoolNR), pupilNR = number(bdf$pupilNR), langPOST = as.integer(bdf$langPOST),
             IQ.verb = bdf$IQ.verb, ses = as.integer(bdf$ses), schoolSES = as.integer(bdf$schoolSES))
}

writeModelBuilding <- function(folder) {
  raw <- modelBuildingData()
  save <- templateFolder(file.path(folder, "model-building"), list(pupils = raw))
  save("2-1", nullModelTable(nullModel("", "", "langPOST", "(1 | schoolNR)", "schoolNR"), raw))
  within <- raw
  within$IQ.verb_within <- raw$IQ.verb - groupMeans(raw$IQ.verb, raw$schoolNR)
  within$ses_within <- raw$ses - groupMeans(raw$ses, raw$schoolNR)
  within$`IQ.verb (group mean)` <- groupMeans(raw$IQ.verb, raw$schoolNR)
  save("3-1", within)
  pupils <- within
  for (column in c("schoolSES", "IQ.verb (group mean)")) pupils[[column]] <- within[[column]] - mean(within[[column]])
  save("4-1", pupils)
  formulas <- c(
    "langPOST ~ 1 + (1 | schoolNR)",
    "langPOST ~ IQ.verb_within + ses_within + (1 + IQ.verb_within | schoolNR)",
    paste("langPOST ~ IQ.verb_within + ses_within + `IQ.verb (group mean)` + schoolSES +",
          "(1 + IQ.verb_within | schoolNR)"),
    paste("langPOST ~ IQ.verb_within + ses_within + `IQ.verb (group mean)` + schoolSES +",
          "IQ.verb_within:schoolSES + (1 + IQ.verb_within | schoolNR)"))
  fits <- lapply(formulas, templateFit, table = pupils)
  for (i in seq_along(fits)) saveFit(save, 4 + i, fits[[i]])
  # From the first to the second model two coefficients and a slope join, the slope's variance from its boundary.
  saveComparison(save, 9, formulas, pupils, list(c(3, 4), NULL, NULL))
  save("10-3", sharesBySlope(fits[[4]], "IQ.verb_within"))
  save("11-1", predictionsTable(fits[[4]], pupils))
  saveTolerances(save, 5:8, c("2-1", "10-3"), "11-1")
}
