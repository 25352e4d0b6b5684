* classrooms
encode track, generate(track_c)
generate double trackarts = (track == `"arts"')
generate double trackscience = (track == `"science"')
mixed score ib3.track_c age || school: trackarts trackscience, covariance(independent) reml
