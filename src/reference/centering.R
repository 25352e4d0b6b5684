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

# Chains over two levels and standardising within groups, in file expected/centering-chain.json: of each value the parts,
# the first rows.
writeCenteringChain <- function(dataFolder, folder, shown = 40) {
  table <- readCsv(file.path(dataFolder, "classrooms.csv"))
  school <- factor(table$school)
  class <- interaction(school, table$class, drop = TRUE)
  columns <- lapply(c("age", "baseline"), function(column) {
    x <- table[[column]]
    ofClass <- ave(x, class, FUN = function(v) mean(v, na.rm = TRUE))
    ofSchool <- ave(x, school, FUN = function(v) mean(v, na.rm = TRUE))
    grand <- mean(x, na.rm = TRUE)
    within <- ave(x, class, FUN = function(v) as.vector(scale(v)))
    first <- function(v) array(head(v, shown))
    list(column = column, grandMean = grand, pupils = first(x - ofClass), classes = first(ofClass - ofSchool),
         schools = first(ofSchool - grand), classMeans = first(ofClass), schoolMeans = first(ofSchool),
         standardizedWithin = first(ifelse(is.nan(within), NA, within)))
  })
  writeJson(list(data = "classrooms", levels = c("school", "class"), columns = columns),
            file.path(folder, "centering-chain.json"))
}
