# Fits a model by lme4 several times: Rscript fit.R <folder> <formula> <REML or ML> <seconds to spend>
# Prints the median of the seconds that one fit takes, and the criterion. Reading the data is not counted.
arguments <- commandArgs(trailingOnly = TRUE)
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "columns.R"))
suppressMessages(library(lme4))

data <- read_columns(arguments[1])
formula <- as.formula(arguments[2])
reml <- arguments[3] == "REML"
budget <- as.numeric(arguments[4])

seconds <- numeric()
while (length(seconds) == 0 || sum(seconds) + min(seconds) < budget && length(seconds) < 200) {
  start <- as.numeric(Sys.time())
  model <- suppressMessages(suppressWarnings(lmer(formula, data, REML = reml)))
  seconds <- c(seconds, as.numeric(Sys.time()) - start)
}
cat(sprintf("seconds=%.6f\n", median(seconds)))
cat(sprintf("fits=%d\n", length(seconds)))
cat(sprintf("criterion=%.9f\n", if (reml) REMLcrit(model) else deviance(model)))
cat(sprintf("evaluations=%d\n", model@optinfo$feval))
cat(sprintf("version=lme4 %s, R %s\n", packageVersion("lme4"), getRversion()))
