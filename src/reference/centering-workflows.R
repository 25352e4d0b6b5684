# Data and expected tables of test-workflows/center-predictors and test-workflows/center-predictors-apply: means by base
# R. A table is named <node>-<port>.csv. Means are over the rows that have a value.

writeCenteringWorkflows <- function(dataFolder, folder) {
  old <- readCsv(file.path(dataFolder, "classrooms.csv"))
  old[] <- lapply(old, function(column) if (is.factor(column)) as.character(column) else column)
  writeCenterPredictors(old, file.path(folder, "center-predictors"))
  writeCenterPredictorsApply(old, file.path(folder, "center-predictors-apply"))
}

centeringFolders <- function(folder, old) {
  for (name in c("data", "expected")) dir.create(file.path(folder, name), recursive = TRUE, showWarnings = FALSE)
  writeCsv(old, file.path(folder, "data", "classrooms.csv"))
  writeCsv(data.frame(table = "*", column = "*", absolute = 1e-11, relative = 1e-11,
                      reason = "sums of some hundred numbers in another order"),
           file.path(folder, "expected", "tolerances.csv"))
}

# One text per group: a class is one of its school, and a row without one of both has no group.
groupKey <- function(rows, levels) {
  key <- do.call(paste, c(unname(rows[levels]), sep = "/"))
  key[!complete.cases(rows[levels])] <- NA
  key
}

groupStatistic <- function(old, column, levels, statistic) {
  tapply(old[[column]], groupKey(old, levels), statistic, na.rm = TRUE)
}

# The statistic of each row's group among the old rows. A new group has that of the level above, in the end that of all.
ofGroup <- function(old, rows, column, levels, statistic = mean) {
  key <- groupKey(rows, levels)
  value <- unname(groupStatistic(old, column, levels, statistic)[key])
  isNew <- !is.na(key) & !(key %in% groupKey(old, levels))
  above <- if (length(levels) > 1) ofGroup(old, rows, column, levels[-length(levels)], statistic)
           else rep(statistic(old[[column]], na.rm = TRUE), nrow(rows))
  value[isNew] <- above[isNew]
  value[is.na(key)] <- NA
  as.vector(value)
}

groupStatus <- function(old, rows, levels) {
  key <- groupKey(rows, levels)
  ifelse(is.na(key), "missing", ifelse(key %in% groupKey(old, levels), "known", "new"))
}

chainStatus <- function(old, rows) {
  paste0("school: ", groupStatus(old, rows, "school"), ", class: ", groupStatus(old, rows, c("school", "class")))
}

addChain <- function(table, old, rows, column, suffix) {
  table[[paste0(column, suffix)]] <- rows[[column]] - ofGroup(old, rows, column, c("school", "class"))
  table
}

addBetween <- function(table, old, rows, column) {
  school <- ofGroup(old, rows, column, "school")
  table[[paste0(column, " (class mean - school mean)")]] <- ofGroup(old, rows, column, c("school", "class")) - school
  table[[paste0(column, " (school mean - grand mean)")]] <- school - mean(old[[column]], na.rm = TRUE)
  table
}

standardizedWithin <- function(old, rows, column) {
  levels <- c("school", "class")
  spread <- ofGroup(old, rows, column, levels, sd)
  spread[!is.na(spread) & spread == 0] <- NA
  (rows[[column]] - ofGroup(old, rows, column, levels)) / spread
}

# Centered within schools in the place of the originals, with the means of the schools.
keepSchoolMeans <- function(old, rows, columns) {
  table <- rows
  for (column in columns) table[[column]] <- rows[[column]] - ofGroup(old, rows, column, "school")
  for (column in columns) table[[paste0(column, " (group mean)")]] <- ofGroup(old, rows, column, "school")
  table
}

writeCenterPredictors <- function(old, folder) {
  centeringFolders(folder, old)
  save <- function(name, table) writeCsv(table, file.path(folder, "expected", paste0(name, ".csv")))
  grand <- old
  for (column in c("age", "baseline")) {
    grand[[paste0(column, " (grand-mean centered)")]] <- old[[column]] - mean(old[[column]], na.rm = TRUE)
  }
  grand[["precision (standardized)"]] <- as.vector(scale(old$precision))
  save("2-1", grand)
  save("3-1", keepSchoolMeans(old, old, c("age", "baseline")))
  chain <- addChain(old, old, old, "age", "_c")
  chain[["baseline_c"]] <- standardizedWithin(old, old, "baseline")
  save("4-1", addBetween(chain, old, old, "age"))
  class <- ofGroup(old, old, "age", c("school", "class"))
  two <- old
  two[["age (group-mean centered)"]] <- old$age - class
  two[["age (group-mean centered) (#1)"]] <- old$age - class
  two[["age (class mean)"]] <- class
  two[["age (school mean)"]] <- ofGroup(old, old, "age", "school")
  save("5-1", two)
}

# Known classes, a new class of a known school, a new school, and rows without a class, a school or a value.
newcomers <- function(old) {
  first <- old[!is.na(old$school) & !is.na(old$class), ][1:6, ]
  data.frame(school = c(first$school, first$school[1], "S99", first$school[2], NA, first$school[3]),
             class = c(first$class, "c77", "c1", NA, "c1", first$class[3]),
             age = c(10.25, 11, 11.75, 12.5, 9.5, 10, 11.25, 12, 10.5, 11.5, NA),
             baseline = c(18.5, 20, 21.25, 16, NA, 23, 19, 17.5, 22, 20.5, 18))
}

writeCenterPredictorsApply <- function(old, folder) {
  centeringFolders(folder, old)
  save <- function(name, table) writeCsv(table, file.path(folder, "expected", paste0(name, ".csv")))
  new <- newcomers(old)
  writeCsv(new, file.path(folder, "data", "newcomers.csv"))
  chain <- addChain(new, old, new, "age", " (group-mean centered)")
  chain[["baseline (standardized within groups)"]] <- standardizedWithin(old, new, "baseline")
  chain <- addBetween(chain, old, new, "age")
  chain[["Group status"]] <- chainStatus(old, new)
  save("6-1", chain)
  kept <- keepSchoolMeans(old, new, c("age", "baseline"))
  kept[["Group status"]] <- groupStatus(old, new, "school")
  save("7-1", kept)
  grand <- new
  grand$age <- new$age - mean(old$age, na.rm = TRUE)
  grand$baseline <- (new$baseline - mean(old$baseline, na.rm = TRUE)) / sd(old$baseline, na.rm = TRUE)
  save("8-1", grand)
}
