# Data and expected tables of test-workflows/crossed: zones of inhibition of six samples of penicillin on 24 plates, each
# sample on each plate (lme4::Penicillin).

writeCrossed <- function(folder) {
  raw <- data.frame(diameter = as.integer(lme4::Penicillin$diameter), plate = as.character(lme4::Penicillin$plate),
                    sample = as.character(lme4::Penicillin$sample))
  # Plates that are yet to come: one is new, and one sample is.
  new <- data.frame(plate = c("a", "z", "a", "z"), sample = c("A", "A", "G", "G"))
  save <- templateFolder(file.path(folder, "crossed"), list(penicillin = raw, `next` = new))
  save("3-1", nullModelTable(nullModel("", "", "diameter", "(1 | plate) + (1 | sample)", c("plate", "sample")), raw))
  formulas <- paste("diameter ~ 1 +", c("(1 | plate)", "(1 | plate) + (1 | sample)"))
  fits <- lapply(formulas, templateFit, table = raw)
  saveFit(save, 4, fits[[1]])
  saveFit(save, 5, fits[[2]])
  saveComparison(save, 6, formulas, raw, list(c(0, 1)), refit = FALSE)
  modes <- modesTable(fits[[2]])
  save("7-1", modes[modes$Group == "sample", ])
  save("8-1", predictionsTable(fits[[2]], new, interval = "prediction"))
  saveTolerances(save, 4:5, "3-1", "8-1", "7-1")
}
