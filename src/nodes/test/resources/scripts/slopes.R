# sleepstudy
library(lme4)
m <- lmer(Reaction ~ Days + (1 + Days | Subject), data = d, REML = TRUE)
summary(m)
