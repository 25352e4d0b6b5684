package org.mixedmodels.benchmarks.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.mixedmodels.engine.data.RowBatch;

/** An outcome with random intercepts of several factors: y = 1 + 0.5 x + sum of the row's intercepts + e. */
public final class InterceptData {

    private static final double EFFECT = 0.5;
    private static final double INTERCEPT_SD = 0.7;
    /** How far from home, in neighbours, a level's partners are. */
    private static final double NEIGHBOURHOOD = 1.5;

    private InterceptData() {}

    /**
     * Sparsely crossed factors: students live on a circle along which schools and teachers are spread; each row of a
     * student has a teacher and a school near by. Columns: y, x, student, school, teacher.
     *
     * @param rows their number
     * @param students the number of students; schools and teachers likewise
     * @param seed equal seeds give equal rows
     */
    public static GeneratedRows crossed(long rows, int students, int schools, int teachers, long seed) {
        Map<String, List<String>> columns = columns();
        columns.put("student", GeneratedRows.levels("p", students));
        columns.put("school", GeneratedRows.levels("s", schools));
        columns.put("teacher", GeneratedRows.levels("t", teachers));
        double[][] effects = effects(seed, students, schools, teachers);
        return new GeneratedRows(rows, columns, seed, (random, batch, row) -> {
            int student = random.nextInt(students);
            int school = near(random, student, students, schools);
            int teacher = near(random, student, students, teachers);
            batch.codes(2)[row] = student;
            batch.codes(3)[row] = school;
            batch.codes(4)[row] = teacher;
            outcome(random, batch, row, effects[0][student] + effects[1][school] + effects[2][teacher]);
        });
    }

    /**
     * Rows in classes in schools. Columns: y, x, school, class; classes are numbered anew in each school.
     *
     * @param rows their number
     * @param schools the number of schools
     * @param classes the number of classes of each school
     * @param seed equal seeds give equal rows
     */
    public static GeneratedRows nested(long rows, int schools, int classes, long seed) {
        Map<String, List<String>> columns = columns();
        columns.put("school", GeneratedRows.levels("s", schools));
        columns.put("class", GeneratedRows.levels("c", classes));
        double[][] effects = effects(seed, schools, schools * classes);
        return new GeneratedRows(rows, columns, seed, (random, batch, row) -> {
            int school = random.nextInt(schools);
            int room = random.nextInt(classes);
            batch.codes(2)[row] = school;
            batch.codes(3)[row] = room;
            outcome(random, batch, row, effects[0][school] + effects[1][school * classes + room]);
        });
    }

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("y", List.of());
        columns.put("x", List.of());
        return columns;
    }

    private static double[][] effects(long seed, int... levels) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] result = new double[levels.length][];
        for (int f = 0; f < levels.length; f++) {
            result[f] = new double[levels[f]];
            for (int level = 0; level < levels[f]; level++) {
                result[f][level] = INTERCEPT_SD * random.nextGaussian();
            }
        }
        return result;
    }

    private static int near(SplittableRandom random, int home, int homes, int levels) {
        double place = (double) home * levels / homes + NEIGHBOURHOOD * random.nextGaussian();
        return Math.floorMod((int) Math.floor(place), levels);
    }

    private static void outcome(SplittableRandom random, RowBatch batch, int row, double intercepts) {
        double x = random.nextGaussian();
        batch.numbers(1)[row] = x;
        batch.numbers(0)[row] = 1 + EFFECT * x + intercepts + random.nextGaussian();
    }
}
