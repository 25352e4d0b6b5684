# Means, standard deviations (n - 1) and group means of the rows that have a value, in files
# expected/centering-<data>.json, with the centered first rows.
writeCentering <- function(dataFolder, folder) {
  for (wanted in list(list("bdf", c("ses", "IQ.verb"), "schoolNR"), list("classrooms", "age", "school"))) {
    table <- readCsv(file.path(dataFolder, paste0(wanted[[1]], ".csv")))
    group <- factor(table[[wanted[[3]]]])
    columns <- lapply(wanted[[2]], function(column) {
      x <- table[[column]]
      means <- tapply(x, group, mean, na.rm = TRUE)
      list(column = column, mean = mean(x, na.rm = TRUE), sd = sd(x, na.rm = TRUE),
           levels = array(levels(group)), groupMeans = array(as.vector(means)),
           grandMeanCentered = array(head(x - mean(x, na.rm = TRUE), 12)),
           groupMeanCentered = array(head(x - means[as.character(group)], 12)),
           groupMean = array(head(means[as.character(group)], 12)),
           standardized = array(head(as.vector(scale(x)), 12)))
    })
    writeJson(list(data = wanted[[1]], groupColumn = wanted[[3]], columns = columns),
              file.path(folder, paste0("centering-", wanted[[1]], ".json")))
  }
}
