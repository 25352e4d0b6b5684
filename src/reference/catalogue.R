# The models of the tests: each is fitted by REML and by ML, and written to expected/<id>-reml.json and
# expected/<id>-ml.json.

# modes: of how many levels at most the conditional modes are written.
model <- function(id, data, formula, newRows = NULL, weights = NULL, offset = NULL, modes = Inf) {
  list(id = id, data = data, formula = formula, newRows = newRows, weights = weights, offset = offset, modes = modes)
}

catalogue <- function() {
  days <- data.frame(Days = c(0, 4.5, 9, 3), Subject = c("308", "335", "372", "999"))
  pupils <- data.frame(ses_z = c(0, 1.25, -0.8), clubs = c(0, -0.5, 1.5), IQ.verb = c(11, 13.5, 8),
                       sex = c("boy", "girl", "girl"), schoolNR = c("1", "258", "9999"))
  tablets <- data.frame(batch = c("A", "J", "Z"), cask = c("a", "c", "a"))
  tablets$sample <- paste(tablets$batch, tablets$cask, sep = ":")
  children <- data.frame(age = c(11, 10, 12.5, 11.3), sex = c("Female", "Male", "Male", "Female"),
                         track = c("arts", "sport", "science", "arts"), baseline = c(20, 18, 25.5, 21),
                         school = c("S01", "S07", "S99", "S02"), class = c("c1", "c2", "c1", "c9"))
  trials <- data.frame(dose = c(0, 2, 4, 1), dose_mg = c(0, 2000, 4000, 1000), condition = c("control", "hard", "easy", "hard"),
                       subject = c("p01", "p30", "p99", "p05"), item = c("i01", "i20", "i03", "i77"))
  list(
    model("sleepstudy-correlated", "sleepstudy", "Reaction ~ Days + (Days | Subject)", days),
    model("sleepstudy-uncorrelated", "sleepstudy", "Reaction ~ Days + (Days || Subject)", days),
    model("sleepstudy-intercept", "sleepstudy", "Reaction ~ Days + (1 | Subject)", days),
    model("sleepstudy-two-terms", "sleepstudy", "Reaction ~ Days + (0 + Days | Subject) + (1 | Subject)", days),
    model("sleepstudy-no-intercept", "sleepstudy", "Reaction ~ 0 + Days + (Days | Subject)", days),
    model("dyestuff", "dyestuff", "Yield ~ 1 + (1 | Batch)", data.frame(Batch = c("A", "F", "G"))),
    model("dyestuff2", "dyestuff2", "Yield ~ 1 + (1 | Batch)", data.frame(Batch = c("A", "F", "G"))),
    model("penicillin", "penicillin", "diameter ~ 1 + (1 | plate) + (1 | sample)",
          data.frame(plate = c("a", "x", "y"), sample = c("A", "F", "G"))),
    model("pastes-nested", "pastes", "strength ~ 1 + (1 | batch/cask)", tablets),
    model("pastes-samples", "pastes", "strength ~ 1 + (1 | batch) + (1 | sample)", tablets),
    model("pastes-sample-only", "pastes", "strength ~ 1 + (1 | sample)", tablets),
    model("pastes-batch-only", "pastes", "strength ~ 1 + (1 | batch)", tablets),
    model("splitplot", "splitplot", "Y ~ A * B + (1 | Block) + (1 | A:Block)",
          data.frame(Block = c("block1", "block4", "block9"), A = c("a1", "a3", "a2"), B = c("b1", "b2", "b2"))),
    model("insteval", "insteval", "y ~ 1 + service + (1 | s) + (1 | d) + (1 | dept)",
          data.frame(service = c(0, 1, 1), s = c("1", "2972", "9999"), d = c("1", "2160", "6"), dept = c("2", "9", "99")),
          modes = 50),
    model("bdf-null-language", "bdf", "langPOST ~ 1 + (1 | schoolNR)", pupils),
    model("bdf-null", "bdf", "gpa ~ 1 + (1 | schoolNR)", pupils),
    model("bdf-intercept", "bdf", "gpa ~ ses_z + clubs + (1 | schoolNR)", pupils),
    model("bdf-slope", "bdf", "gpa ~ ses_z * clubs + (1 + ses_z | schoolNR)", pupils),
    model("bdf-nominal", "bdf", "langPOST ~ IQ.verb * sex + ses_z + (1 | schoolNR)", pupils),
    model("bdf-nominal-slope", "bdf", "langPOST ~ IQ.verb + sex + (1 + IQ.verb | schoolNR)", pupils),
    model("classrooms", "classrooms", "score ~ age * sex + track + (1 | school/class)", children),
    model("classrooms-weighted", "classrooms", "score ~ age * sex + track + (1 | school) + (1 | class:school)", children,
          weights = "precision", offset = "baseline"),
    model("classrooms-offset", "classrooms", "score ~ age + sex + (1 | school/class)", children, offset = "baseline"),
    model("classrooms-slope", "classrooms", "score ~ age * sex + track + (1 + age | school) + (1 | class:school)", children,
          weights = "precision", offset = "baseline"),
    model("reactions-intercepts", "reactions", "rt ~ dose + condition + (1 | subject) + (1 | item)", trials),
    model("reactions-slopes", "reactions", "rt ~ dose + condition + (1 + dose | subject) + (1 + dose | item)", trials),
    model("reactions-uncorrelated", "reactions", "rt ~ dose * condition + (1 + dose || subject) + (1 + dose | item)", trials),
    model("reactions-nominal-slope", "reactions", "rt ~ dose + condition + (1 + dose + condition | subject) + (1 | item)", trials),
    model("reactions-deficient", "reactions", "rt ~ dose + dose_mg + condition + (1 | subject)", trials))
}

writeCatalogue <- function(dataFolder, expectedFolder) {
  fits <- list()
  for (model in catalogue()) {
    table <- readCsv(file.path(dataFolder, paste0(model$data, ".csv")))
    for (reml in c(TRUE, FALSE)) {
      fit <- fitModel(model, table, reml)
      numbers <- expectedNumbers(model, fit, table)
      message(sprintf("%-36s %s %.5f", numbers$id, numbers$criterionName, numbers$criterion))
      writeJson(numbers, file.path(expectedFolder, paste0(numbers$id, ".json")))
      fits[[numbers$id]] <- fit
    }
  }
  fits
}
