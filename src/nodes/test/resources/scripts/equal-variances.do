* classrooms
encode track, generate(track_c)
mixed score ibn.track_c age, noconstant || school: || class: age, covariance(identity) mle
