package org.mixedmodels.benchmarks.coverage;

import java.util.ArrayList;
import java.util.List;
import org.mixedmodels.engine.data.ColumnarRows;

/** Rows of simulated pupils with what is true of them. Columns: y, x, w, g. */
final class PupilRows {

    private final List<Pupil> pupils = new ArrayList<>();

    /**
     * What is true of a row.
     *
     * @param known whether its group is among those that were fitted
     * @param population the expected value of an average group
     * @param expected the expected value of its own group
     * @param outcome its outcome
     */
    record Truth(boolean known, double population, double expected, double outcome) {}

    private record Pupil(int group, double x, double w, Truth truth) {}

    void add(int group, double x, double w, Truth truth) {
        pupils.add(new Pupil(group, x, w, truth));
    }

    List<Truth> truths() {
        return pupils.stream().map(Pupil::truth).toList();
    }

    ColumnarRows table() {
        return ColumnarRows.builder()
                .numeric(
                        "y",
                        pupils.stream().mapToDouble(p -> p.truth().outcome()).toArray())
                .numeric("x", pupils.stream().mapToDouble(Pupil::x).toArray())
                .numeric("w", pupils.stream().mapToDouble(Pupil::w).toArray())
                .nominal("g", pupils.stream().map(p -> "g" + p.group()).toArray(String[]::new))
                .build();
    }
}
