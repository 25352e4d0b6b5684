# reactions
library(lme4)
m <- lmer(rt ~ dose + (1 + dose | subject) + (1 | item), data = d, REML = TRUE)
summary(m)
