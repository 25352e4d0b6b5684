package org.mixedmodels.knime.port;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.mixedmodels.engine.center.CenteringDefinition;
import org.mixedmodels.engine.center.CenteringMethod;
import org.mixedmodels.engine.center.CenteringModel;

/** The stored form of a centering model. */
final class CenteringArchive {

    private static final String FORMAT = "centering-model";
    private static final int VERSION = 1;

    private CenteringArchive() {}

    static void write(CenteringModel model, ZipOutputStream zip) throws IOException {
        CenteringDefinition definition = model.definition();
        int columns = definition.columns().size();
        double[] groupMeans = new double[model.groups().size() * columns];
        for (int g = 0; g < model.groups().size(); g++) {
            System.arraycopy(model.groupMeans()[g], 0, groupMeans, g * columns, columns);
        }
        new ArchiveWriter(FORMAT, VERSION)
                .text("method", definition.method().name())
                .text("groupColumn", definition.groupColumn().orElse(null))
                .texts("columns", definition.columns())
                .numbers("means", model.means())
                .numbers("stdDevs", model.stdDevs())
                .texts("groups", model.groups())
                .numbers("groupMeans", groupMeans)
                .writeTo(zip);
    }

    static CenteringModel read(ZipInputStream zip) throws IOException {
        ArchiveReader in = new ArchiveReader(zip, FORMAT, VERSION, "centering model");
        try {
            CenteringDefinition definition = new CenteringDefinition(
                    in.texts("columns"), CenteringMethod.valueOf(in.text("method")), in.optionalText("groupColumn"));
            int columns = definition.columns().size();
            List<String> groups = in.texts("groups");
            double[][] groupMeans = new double[groups.size()][];
            double[] flat = numbers(in, "groupMeans", groups.size() * columns);
            for (int g = 0; g < groupMeans.length; g++) {
                groupMeans[g] = Arrays.copyOfRange(flat, g * columns, (g + 1) * columns);
            }
            return new CenteringModel(
                    definition, numbers(in, "means", columns), numbers(in, "stdDevs", columns), groups, groupMeans);
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
