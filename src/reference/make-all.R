# Makes every data set and every expected number that the tests compare with.
#
#   Rscript src/reference/make-all.R          (from the root of the project)
#
# Needs R with lme4, lmerTest, pbkrtest, nlme, glmmTMB, merTools, numDeriv, performance, emmeans and RLRsim. The versions that made the committed
# numbers are in src/reference/session-info.txt. Building and testing never needs R. A new run changes digits beyond
# the tenth: lme4 stops at a slightly different point of the flat top.

# Text is sorted by code point, as Java sorts it, whatever the user's language.
invisible(Sys.setlocale("LC_COLLATE", "C"))
options(stringsAsFactors = FALSE, warn = 1)
suppressPackageStartupMessages({
  library(lme4)
  library(nlme)
  library(numDeriv)
})
lmer <- lme4::lmer
VarCorr <- lme4::VarCorr
ranef <- lme4::ranef
fixef <- lme4::fixef

here <- "src/reference"
if (!dir.exists(here)) stop("run from the root of the project")
dataFolder <- "src/engine/test/resources/data"
expectedFolder <- "src/engine/test/resources/expected"
workflowFolder <- "test-workflows/pupils-in-schools"
for (script in c("text.R", "datasets.R", "terms.R", "variance-components.R", "expected.R",
                 "catalogue.R", "covariance.R", "comparisons.R", "icc.R", "profiles.R",
                 "predictions.R", "intervals.R", "centering.R", "design.R", "coding.R",
                 "mixtures.R", "deletions.R", "effects.R",
                 "degrees-of-freedom.R",
                 "nist.R",
                 "explained-variance.R", "scripts.R", "pupils-in-schools.R", "node-workflows.R",
                 "centering-workflows.R", "prediction-workflow.R", "templates.R", "model-building.R",
                 "student-achievement.R", "growth-curves.R", "within-between.R", "crossed.R", "school-comparison.R")) {
  source(file.path(here, script))
}

dir.create(dataFolder, recursive = TRUE, showWarnings = FALSE)
dir.create(expectedFolder, recursive = TRUE, showWarnings = FALSE)
writeDataSets(dataFolder)
fits <- writeCatalogue(dataFolder, expectedFolder)
writeCovarianceStructures(dataFolder, expectedFolder)
writeComparisons(fits, expectedFolder)
writeMixtures(fits, expectedFolder)
writeDeletions(dataFolder, expectedFolder)
writeExactTests(fits, expectedFolder)
writeEffects(fits, expectedFolder)
writeIntraclassCorrelations(dataFolder, expectedFolder)
writeProfiles(fits, expectedFolder)
writeFurtherProfiles(dataFolder, expectedFolder)
writeBootstraps(fits, expectedFolder)
writePredictionErrors(fits, dataFolder, expectedFolder)
writeMerTools(fits, expectedFolder)
writeEstimatedErrors(fits, expectedFolder)
writeGlmmTmb(dataFolder, expectedFolder)
writeScriptCriteria(dataFolder, "src/nodes/test/resources/scripts")
writeCentering(dataFolder, expectedFolder)
writeCenteringChain(dataFolder, expectedFolder)
writeDesigns(expectedFolder)
writeCodings(dataFolder, expectedFolder)
writeDegreesOfFreedom(dataFolder, expectedFolder)
writeNist(dataFolder, expectedFolder)
writeExplainedVariance(fits, expectedFolder)
writeWorkflow(workflowFolder)
writeNodeWorkflows(dataFolder, "test-workflows")
writeCenteringWorkflows(dataFolder, "test-workflows")
writePredictionWorkflow(dataFolder, "test-workflows")
writeModelBuilding("test-workflows")
writeStudentAchievement("test-workflows")
writeGrowthCurves("test-workflows")
writeWithinBetween("test-workflows")
writeCrossed("test-workflows")
writeSchoolComparison("test-workflows")
writeLines(sessionText(), file.path(here, "session-info.txt"))
