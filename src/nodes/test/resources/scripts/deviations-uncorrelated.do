* classrooms
encode track, generate(track_c)
generate double trackarts_age = (track == `"arts"') * age
generate double trackscience_age = (track == `"science"') * age
generate double tracksport_age = (track == `"sport"') * age
mixed score ib3.track_c age || school: trackarts_age trackscience_age tracksport_age, covariance(independent) mle
contrast g.track_c // differences from the mean, for mixed compares with a category
