package org.mixedmodels.knime.port;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;
import org.mixedmodels.engine.center.GroupMoments;

/** The stored form of a centering model. */
final class CenteringArchive {

    private static final String FORMAT = "centering-model";
    private static final int VERSION = 1;

    private CenteringArchive() {}

    static void write(CenteringModel model, ZipOutputStream zip) throws IOException {
        CenteringDefinition definition = model.definition();
        int columns = definition.columns().size();
        List<String> groups =
                model.levels().isEmpty() ? List.of() : model.levels().get(0).names();
        double[] groupMeans = new double[groups.size() * columns];
        for (int g = 0; g < groups.size(); g++) {
            System.arraycopy(model.levels().get(0).means()[g], 0, groupMeans, g * columns, columns);
        }
        new ArchiveWriter(FORMAT, VERSION)
                .text("method", definition.predictors().get(0).method().name())
                .text(
                        "groupColumn",
                        definition.levels().isEmpty()
                                ? null
                                : definition.levels().get(0))
                .texts("columns", definition.columns())
                .numbers("means", model.means())
                .numbers("stdDevs", model.stdDevs())
                .texts("groups", groups)
                .numbers("groupMeans", groupMeans)
                .writeTo(zip);
    }

    static CenteringModel read(ZipInputStream zip) throws IOException {
        ArchiveReader in = new ArchiveReader(zip, FORMAT, VERSION, "centering model");
        try {
            CenteringDefinition definition = CenteringDefinition.of(
                    in.texts("columns"), CenteringMethod.valueOf(in.text("method")), in.optionalText("groupColumn"));
            int columns = definition.columns().size();
            List<String> groups = in.texts("groups");
            double[][] groupMeans = new double[groups.size()][];
            double[] flat = numbers(in, "groupMeans", groups.size() * columns);
            for (int g = 0; g < groupMeans.length; g++) {
                groupMeans[g] = Arrays.copyOfRange(flat, g * columns, (g + 1) * columns);
            }
            int[] parents = new int[groups.size()];
            Arrays.fill(parents, -1);
            double[][] unknown = new double[groups.size()][columns];
            for (double[] stdDevs : unknown) {
                Arrays.fill(stdDevs, Double.NaN);
            }
            List<GroupMoments> levels = definition.levels().isEmpty()
                    ? List.of()
                    : List.of(new GroupMoments(groups, parents, groupMeans, unknown));
            return new CenteringModel(
                    definition, numbers(in, "means", columns), numbers(in, "stdDevs", columns), levels);
        } catch (IllegalArgumentException e) {
            throw in.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static double[] numbers(ArchiveReader in, String name, int length) throws IOException {
        double[] numbers = in.numbers(name);
        if (numbers.length != length) {
            throw in.damaged("\"" + name + "\" has " + numbers.length + " values instead of " + length);
        }
        return numbers;
    }
}
