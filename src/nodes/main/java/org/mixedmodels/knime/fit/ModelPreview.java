package org.mixedmodels.knime.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.mixedmodels.engine.data.InputProblem;
import org.mixedmodels.engine.data.InvalidInputException;
import org.mixedmodels.engine.formula.ModelSpecification;
import org.mixedmodels.knime.dialog.InputTable;
import org.mixedmodels.knime.fit.FitParameters.FixedEffectsReference;
import org.mixedmodels.knime.fit.FitParameters.FormulaReference;
import org.mixedmodels.knime.fit.FitParameters.InteractionsReference;
import org.mixedmodels.knime.fit.FitParameters.OutcomeReference;
import org.mixedmodels.knime.fit.FitParameters.RandomEffectsReference;
import org.mixedmodels.knime.fit.FitParameters.SpecifyByReference;
import org.mixedmodels.knime.table.ModelColumns;

/** Shows the formula that the dialog means while it is filled in, or what is still wrong with it. */
final class ModelPreview implements StateProvider<Optional<Message>> {

    private final List<Consumer<FitParameters>> m_values = new ArrayList<>();

    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        read(initializer, SpecifyByReference.class, (to, value) -> to.m_specifyBy = value);
        read(initializer, OutcomeReference.class, (to, value) -> to.m_outcome = value);
        read(initializer, FixedEffectsReference.class, (to, value) -> to.m_fixedEffects = value);
        read(initializer, InteractionsReference.class, (to, value) -> to.m_interactions = value);
        read(initializer, RandomEffectsReference.class, (to, value) -> to.m_randomEffects = value);
        read(initializer, FormulaReference.class, (to, value) -> to.m_formula = value);
    }

    /** Takes a value into a set of parameters. */
    @FunctionalInterface
    private interface Setter<T> {
        void set(FitParameters to, T value);
    }

    private <T> void read(
            StateProviderInitializer initializer, Class<? extends ParameterReference<T>> reference, Setter<T> setter) {
        Supplier<T> value = initializer.computeFromValueSupplier(reference);
        m_values.add(to -> Optional.ofNullable(value.get()).ifPresent(present -> setter.set(to, present)));
    }

    @Override
    public Optional<Message> computeState(NodeParametersInput input) {
        FitParameters parameters = new FitParameters();
        m_values.forEach(value -> value.accept(parameters));
        try {
            ModelSpecification model = ModelFromParameters.of(parameters);
            InputTable.of(input).ifPresent(table -> ModelColumns.check(model, table));
            return Optional.of(new Message("The model as a formula", model.formula(), MessageType.INFO));
        } catch (InvalidInputException e) {
            InputProblem problem = e.problem();
            return Optional.of(new Message(problem.message(), problem.advice(), MessageType.WARNING));
        }
    }
}
