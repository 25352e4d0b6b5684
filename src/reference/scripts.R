# Runs the R code that the node "Fit Mixed Model" shows for a model, as it stands, and notes minus twice the
# log-likelihood that R finds. The first line of each file names the data set.
writeScriptCriteria <- function(dataFolder, scriptsFolder) {
  lines <- character(0)
  for (file in sort(list.files(scriptsFolder, pattern = "[.]R$", full.names = TRUE))) {
    code <- readLines(file)
    scope <- new.env(parent = globalenv())
    scope$d <- read.csv(file.path(dataFolder, paste0(sub("^# ", "", code[1]), ".csv")), na.strings = "")
    suppressPackageStartupMessages(suppressWarnings(eval(parse(text = code), scope)))
    criterion <- -2 * as.numeric(logLik(scope$m))
    lines <- c(lines, paste0(sub("[.]R$", "", basename(file)), ",", format(criterion, digits = 15)))
  }
  writeLines(lines, file.path(scriptsFolder, "criteria.csv"))
}
