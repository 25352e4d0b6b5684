package org.mixedmodels.knime.port;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.GroupMoments;
import org.mixedmodels.engine.center.PredictorCentering;

/**
 * The stored form of a centering model.
 *
 * <p>Version 1 has one method for all columns, at most one column of groups, and no standard deviations of groups.
 */
final class CenteringArchive {

    private static final String FORMAT = "centering-model";
    private static final int VERSION = 2;

    private CenteringArchive() {}

    static void write(CenteringModel model, ZipOutputStream zip) throws IOException {
        CenteringDefinition definition = model.definition();
        ArchiveWriter out = new ArchiveWriter(FORMAT, VERSION)
                .texts("columns", columns(definition))
                .texts("methods", methods(definition))
                .texts("levels", definition.levels())
                .numbers("means", model.means())
                .numbers("stdDevs", model.stdDevs());
        for (int level = 0; level < model.levels().size(); level++) {
            GroupMoments groups = model.levels().get(level);
            String name = "level." + level + ".";
            out.texts(name + "groups", groups.names())
                    .indices(name + "parents", groups.parents())
                    .numbers(name + "means", flat(groups.means()))
                    .numbers(name + "stdDevs", flat(groups.stdDevs()));
        }
        out.writeTo(zip);
    }

    /** Returns the column of every predictor. */
    static List<String> columns(CenteringDefinition definition) {
        return definition.predictors().stream().map(PredictorCentering::column).toList();
    }

    /** Returns the name of the method of every predictor. */
    static List<String> methods(CenteringDefinition definition) {
        return definition.predictors().stream()
                .map(predictor -> predictor.method().name())
                .toList();
    }

    /**
     * Puts a definition together.
     *
     * @throws IllegalArgumentException if its parts do not fit together or there is no such method
     */
    static CenteringDefinition definition(List<String> columns, List<String> methods, List<String> levels) {
        if (columns.size() != methods.size()) {
            throw new IllegalArgumentException(columns.size() + " columns have " + methods.size() + " methods");
        }
        List<PredictorCentering> predictors = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            predictors.add(new PredictorCentering(columns.get(i), CenteringMethod.valueOf(methods.get(i))));
        }
        return new CenteringDefinition(predictors, levels);
    }

    static CenteringModel read(ZipInputStream zip) throws IOException {
        ArchiveReader in = new ArchiveReader(zip, FORMAT, VERSION, "centering model");
        try {
            return in.version() == 1 ? readVersion1(in) : readModel(in);
        } catch (IllegalArgumentException e) {
            throw in.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static CenteringModel readModel(ArchiveReader in) throws IOException {
        CenteringDefinition definition = definition(in.texts("columns"), in.texts("methods"), in.texts("levels"));
        int columns = definition.columns().size();
        List<GroupMoments> levels = new ArrayList<>();
        for (int level = 0; level < definition.levels().size(); level++) {
            String name = "level." + level + ".";
            List<String> groups = in.texts(name + "groups");
            levels.add(new GroupMoments(
                    groups,
                    in.indices(name + "parents"),
                    rows(in, name + "means", groups.size(), columns),
                    rows(in, name + "stdDevs", groups.size(), columns)));
        }
        return new CenteringModel(definition, in.numbers("means"), in.numbers("stdDevs"), levels);
    }

    private static CenteringModel readVersion1(ArchiveReader in) throws IOException {
        CenteringDefinition definition = CenteringDefinition.of(
                in.texts("columns"), CenteringMethod.valueOf(in.text("method")), in.optionalText("groupColumn"));
        int columns = definition.columns().size();
        List<String> groups = in.texts("groups");
        int[] parents = new int[groups.size()];
        Arrays.fill(parents, -1);
        double[][] unknown = new double[groups.size()][columns];
        for (double[] stdDevs : unknown) {
            Arrays.fill(stdDevs, Double.NaN);
        }
        double[][] means = rows(in, "groupMeans", groups.size(), columns);
        List<GroupMoments> levels =
                definition.levels().isEmpty() ? List.of() : List.of(new GroupMoments(groups, parents, means, unknown));
        return new CenteringModel(definition, in.numbers("means"), in.numbers("stdDevs"), levels);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[][] rows(ArchiveReader in, String name, int rows, int columns) throws IOException {
        double[] flat = in.numbers(name);
        if (flat.length != (long) rows * columns) {
            throw in.damaged(
                    "\"" + name + "\" has " + flat.length + " values instead of " + rows + " times " + columns);
        }
        double[][] result = new double[rows][];
        for (int row = 0; row < rows; row++) {
            result[row] = Arrays.copyOfRange(flat, row * columns, (row + 1) * columns);
        }
        return result;
    }
}
