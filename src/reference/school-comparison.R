# Data and expected tables of test-workflows/school-comparison: raw means of schools beside what they add to the results
# that the earlier test and the families of their pupils let expect (nlme::bdf). Goldstein & Spiegelhalter (1996), J. R.
# Stat. Soc. A 159, 385-443.

schoolData <- function() {
  bdf <- nlme::bdf
  school <- as.integer(as.character(bdf$schoolNR))
  data.frame(schoolNR = school, pupil = as.integer(ave(school, school, FUN = seq_along)),
             langPOST = as.integer(bdf$langPOST), langPRET = as.integer(bdf$langPRET), ses = as.integer(bdf$ses))
}

writeSchoolComparison <- function(folder) {
  raw <- schoolData()
  save <- templateFolder(file.path(folder, "school-comparison"), list(pupils = raw))
  save("2-1", nullModelTable(nullModel("", "", "langPOST", "(1 | schoolNR)", "schoolNR"), raw))
  pupils <- raw
  for (column in c("langPRET", "ses")) pupils[[paste0(column, "_c")]] <- raw[[column]] - mean(raw[[column]])
  pupils$`langPOST_c` <- raw$langPOST - groupMeans(raw$langPOST, raw$schoolNR)
  pupils$`langPOST (group mean)` <- groupMeans(raw$langPOST, raw$schoolNR)
  save("3-1", pupils[c(names(raw), "langPOST_c", "langPRET_c", "ses_c", "langPOST (group mean)")])
  formulas <- paste("langPOST ~", c("1 + (1 | schoolNR)", "langPRET_c + ses_c + (1 | schoolNR)"))
  fits <- lapply(formulas, templateFit, table = pupils)
  saveFit(save, 4, fits[[1]])
  saveFit(save, 5, fits[[2]])
  saveComparison(save, 6, formulas, pupils, list(NULL))
  effects <- modesTable(fits[[2]])
  save("7-1", effects[effects$Lower > 0, ])
  save("8-1", effects[effects$Upper < 0, ])
  first <- pupils[pupils$pupil == 1, c(names(raw), "langPOST_c", "langPRET_c", "ses_c", "langPOST (group mean)")]
  save("9-1", first)
  save("10-1", predictionsTable(fits[[2]], first))
  saveTolerances(save, 4:5, "2-1", "10-1", c("7-1", "8-1"))
}
