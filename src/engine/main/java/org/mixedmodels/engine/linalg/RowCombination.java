package org.mixedmodels.engine.linalg;

/** The kernel of all dense products here: a row plus a linear combination of rows, eight at a time. */
final class RowCombination {

    private RowCombination() {}

    /**
     * c_j += sum_k f_k t_kj for j = 0 .. length - 1 and k = 0 .. count - 1.
     *
     * @param f holds the coefficients from {@code fAt} on
     * @param t holds the rows; row k starts at {@code tAt + k * distance}
     * @param c holds the result from {@code cAt} on
     */
    static void add(
            double[] f, int fAt, int count, double[] t, int tAt, int distance, double[] c, int cAt, int length) {
        int k = 0;
        for (; k + 8 <= count; k += 8) {
            addEight(f, fAt + k, t, tAt + k * distance, distance, c, cAt, length);
        }
        for (; k + 2 <= count; k += 2) {
            double f0 = f[fAt + k];
            double f1 = f[fAt + k + 1];
            int t0 = tAt + k * distance;
            int t1 = t0 + distance;
            for (int j = 0; j < length; j++) {
                c[cAt + j] += f0 * t[t0 + j] + f1 * t[t1 + j];
            }
        }
        if (k < count) {
            double f0 = f[fAt + k];
            int t0 = tAt + k * distance;
            for (int j = 0; j < length; j++) {
                c[cAt + j] += f0 * t[t0 + j];
            }
        }
    }

    private static void addEight(
            double[] f, int fAt, double[] t, int t0, int distance, double[] c, int cAt, int length) {
        double f0 = f[fAt];
        double f1 = f[fAt + 1];
        double f2 = f[fAt + 2];
        double f3 = f[fAt + 3];
        double f4 = f[fAt + 4];
        double f5 = f[fAt + 5];
        double f6 = f[fAt + 6];
        double f7 = f[fAt + 7];
        int t1 = t0 + distance;
        int t2 = t1 + distance;
        int t3 = t2 + distance;
        int t4 = t3 + distance;
        int t5 = t4 + distance;
        int t6 = t5 + distance;
        int t7 = t6 + distance;
        for (int j = 0; j < length; j++) {
            c[cAt + j] += f0 * t[t0 + j]
                    + f1 * t[t1 + j]
                    + f2 * t[t2 + j]
                    + f3 * t[t3 + j]
                    + f4 * t[t4 + j]
                    + f5 * t[t5 + j]
                    + f6 * t[t6 + j]
                    + f7 * t[t7 + j];
        }
    }
}
