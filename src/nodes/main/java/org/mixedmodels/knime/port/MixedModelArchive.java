package org.mixedmodels.knime.port;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.design.CrossProducts;
import org.mixedmodels.engine.design.CrossProducts.FactorProducts;
import org.mixedmodels.engine.design.CrossProducts.PairProducts;
import org.mixedmodels.engine.design.NominalCoding;
import org.mixedmodels.engine.design.NominalCoding.Contrast;
import org.mixedmodels.engine.design.OutcomeSummary;
import org.mixedmodels.engine.fit.ModelState;
import org.mixedmodels.engine.likelihood.Estimation;
import org.mixedmodels.engine.result.LinearMixedModel;
import org.mixedmodels.engine.result.OptimizationSummary;

/**
 * The stored form of a mixed model: the engine's {@link ModelState}, field by field.
 *
 * <p>Version 1 is without checksum and without contrasts: nominal predictors have treatment coding.
 */
final class MixedModelArchive {

    private static final String FORMAT = "mixed-model";
    private static final int VERSION = 2;

    private MixedModelArchive() {}

    static void write(LinearMixedModel model, ZipOutputStream zip) throws IOException {
        ModelState state = ModelState.of(model);
        OptimizationSummary optimization = state.optimization();
        OutcomeSummary outcome = state.outcome();
        ArchiveWriter out = new ArchiveWriter(FORMAT, VERSION)
                .text("formula", state.formula())
                .text("weights", state.weights())
                .text("offset", state.offset())
                .text("estimation", state.estimation().name())
                .text("optimization.message", optimization.message())
                .texts("dropped", state.dropped())
                .numbers("shifts", state.shifts())
                .numbers("theta", state.theta())
                .number("criterion", state.criterion())
                .wholeNumber("optimization.evaluations", optimization.evaluations())
                .wholeNumber("optimization.converged", optimization.converged() ? 1 : 0)
                .number("optimization.decrement", optimization.decrement())
                .numbers(
                        "outcome",
                        new double[] {outcome.mean(), outcome.variance(), outcome.smallest(), outcome.largest()});
        for (int i = 0; i < state.aliases().size(); i++) {
            out.numbers("alias." + i, state.aliases().get(i));
        }
        writeCodings(state.codings(), out);
        writeProducts(state.crossProducts(), out);
        out.writeTo(zip);
    }

    private static void writeCodings(List<NominalCoding> codings, ArchiveWriter out) {
        out.texts("codings", codings.stream().map(NominalCoding::column).toList());
        for (int i = 0; i < codings.size(); i++) {
            out.texts("coding." + i + ".levels", codings.get(i).levels());
            out.text("coding." + i + ".contrast", codings.get(i).contrast().name());
        }
    }

    private static void writeProducts(CrossProducts products, ArchiveWriter out) {
        out.wholeNumber("columns", products.columns())
                .wholeNumber("nobs", products.nobs())
                .wholeNumber("skippedRows", products.skippedRows())
                .number("sumLogWeights", products.sumLogWeights())
                .numbers("xx", products.xx())
                .texts(
                        "factors",
                        products.factors().stream().map(FactorProducts::name).toList())
                .wholeNumber("pairs", products.pairs().size());
        for (int i = 0; i < products.factors().size(); i++) {
            FactorProducts factor = products.factors().get(i);
            String name = "factor." + i + ".";
            out.texts(name + "levels", factor.levels())
                    .wholeNumber(name + "size", factor.size())
                    .numbers(name + "zz", factor.zz())
                    .numbers(name + "zx", factor.zx())
                    .wholeNumbers(name + "observations", factor.observations());
        }
        for (int i = 0; i < products.pairs().size(); i++) {
            PairProducts pair = products.pairs().get(i);
            String name = "pair." + i + ".";
            out.wholeNumber(name + "first", pair.first())
                    .wholeNumber(name + "second", pair.second())
                    .indices(name + "firstLevels", pair.firstLevels())
                    .indices(name + "secondLevels", pair.secondLevels())
                    .numbers(name + "blocks", pair.blocks());
        }
    }

    /**
     * Reads a model and verifies it.
     *
     * @throws IOException in words for the user if the model is newer than this extension, or damaged
     */
    static LinearMixedModel read(ZipInputStream zip) throws IOException {
        ArchiveReader in = new ArchiveReader(zip, FORMAT, VERSION, "model");
        try {
            return state(in).restore();
        } catch (InvalidInputException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static ModelState state(ArchiveReader in) throws IOException {
        double[] outcome = in.numbers("outcome");
        if (outcome.length != 4) {
            throw in.damaged("the outcome is described by " + outcome.length + " values instead of 4");
        }
        return new ModelState(
                in.text("formula"),
                in.optionalText("weights").orElse(null),
                in.optionalText("offset").orElse(null),
                Estimation.valueOf(in.text("estimation")),
                codings(in),
                in.texts("dropped"),
                aliases(in),
                in.numbers("shifts"),
                in.numbers("theta"),
                in.number("criterion"),
                new OptimizationSummary(
                        Math.toIntExact(in.wholeNumber("optimization.evaluations")),
                        in.wholeNumber("optimization.converged") == 1,
                        in.number("optimization.decrement"),
                        in.text("optimization.message")),
                new OutcomeSummary(outcome[0], outcome[1], outcome[2], outcome[3]),
                products(in));
    }

    /** Models stored by earlier versions do not say what the dropped columns were. */
    private static List<double[]> aliases(ArchiveReader in) throws IOException {
        List<double[]> aliases = new ArrayList<>();
        while (in.has("alias." + aliases.size())) {
            aliases.add(in.numbers("alias." + aliases.size()));
        }
        return aliases;
    }

    private static List<NominalCoding> codings(ArchiveReader in) throws IOException {
        List<String> columns = in.texts("codings");
        List<NominalCoding> codings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            codings.add(new NominalCoding(columns.get(i), in.texts("coding." + i + ".levels"), contrast(in, i)));
        }
        return codings;
    }

    /** Models stored before there was a choice have treatment coding. */
    private static Contrast contrast(ArchiveReader in, int coding) throws IOException {
        String name = in.optionalText("coding." + coding + ".contrast").orElse(Contrast.TREATMENT.name());
        try {
            return Contrast.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw in.damaged("it has no coding " + name, e);
        }
    }

    private static CrossProducts products(ArchiveReader in) throws IOException {
        List<FactorProducts> factors = new ArrayList<>();
        List<String> names = in.texts("factors");
        for (int i = 0; i < names.size(); i++) {
            String name = "factor." + i + ".";
            factors.add(new FactorProducts(
                    names.get(i),
                    in.texts(name + "levels"),
                    Math.toIntExact(in.wholeNumber(name + "size")),
                    in.numbers(name + "zz"),
                    in.numbers(name + "zx"),
                    in.wholeNumbers(name + "observations")));
        }
        List<PairProducts> pairs = new ArrayList<>();
        for (int i = 0; i < in.wholeNumber("pairs"); i++) {
            String name = "pair." + i + ".";
            pairs.add(new PairProducts(
                    Math.toIntExact(in.wholeNumber(name + "first")),
                    Math.toIntExact(in.wholeNumber(name + "second")),
                    in.indices(name + "firstLevels"),
                    in.indices(name + "secondLevels"),
                    in.numbers(name + "blocks")));
        }
        return new CrossProducts(
                Math.toIntExact(in.wholeNumber("columns")),
                in.numbers("xx"),
                factors,
                pairs,
                in.wholeNumber("nobs"),
                in.wholeNumber("skippedRows"),
                in.number("sumLogWeights"));
    }
}
