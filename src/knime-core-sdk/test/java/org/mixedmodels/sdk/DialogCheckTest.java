package org.mixedmodels.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.mixedmodels.sdk.parameters.PortsInput;

class DialogCheckTest {

    private static final PortType[] TABLE = {BufferedDataTable.TYPE};

    private static PortsInput input(PortObjectSpec... specs) {
        return PortsInput.ofSpecs(TABLE, specs, TABLE);
    }

    private static List<String> mistakes(Class<? extends NodeParameters> type) {
        return DialogCheck.mistakes(
                type, input(Tables.builder().doubles("y").strings("g").spec()));
    }

    @Test
    void goodParametersHaveNoMistakes() {
        assertEquals(List.of(), mistakes(SampleParameters.class));
        assertEquals(List.of(), DialogCheck.mistakes(SampleParameters.class, input((PortObjectSpec) null)));
    }

    static final class On implements ParameterReference<Boolean>, EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(On.class).isTrue();
        }
    }

    static final class Number implements ParameterReference<Integer> {}

    static final class HiddenField implements NodeParameters {
        @Widget(title = "a", description = "b")
        private int m_hidden;
    }

    static final class UnknownReference implements NodeParameters {
        @Widget(title = "a", description = "b")
        @Effect(predicate = On.class, type = EffectType.SHOW)
        int m_field;
    }

    static final class ReferenceTwice implements NodeParameters {
        @ValueReference(On.class)
        boolean m_one;

        @ValueReference(On.class)
        boolean m_two;
    }

    static final class WrongReferenceType implements NodeParameters {
        @ValueReference(Number.class)
        String m_text = "";
    }

    static final class OutsideElement implements NodeParameters {
        @ValueReference(On.class)
        boolean m_on;

        @ArrayWidget
        Element[] m_elements = {};

        static final class Element implements NodeParameters {
            @Widget(title = "a", description = "b")
            @Effect(predicate = On.class, type = EffectType.SHOW)
            int m_field;
        }
    }

    static final class WrongWidget implements NodeParameters {
        @Widget(title = "a", description = "b")
        @ValueSwitchWidget
        String m_text = "";
    }

    static final class TwinlistOfOne implements NodeParameters {
        @TwinlistWidget
        @ChoicesProvider(FirstTable.class)
        String m_text = "";
    }

    static final class NoConstructor implements NodeParameters {
        NoConstructor(int value) {}
    }

    static final class ElementWithoutConstructor implements NodeParameters {
        NoConstructor[] m_elements = {};
    }

    static final class OptionalArray implements NodeParameters {
        Optional<float[]> m_dates = Optional.empty();
    }

    enum Kind {
        ONE
    }

    static final class OptionalEnum implements NodeParameters {
        Optional<Kind> m_kind = Optional.empty();
    }

    static final class Circle implements NodeParameters {
        @Section
        @After(Two.class)
        interface One {}

        @Section
        @After(One.class)
        interface Two {}

        @Layout(One.class)
        int m_one;

        @Layout(Two.class)
        int m_two;
    }

    static final class TwoEffects implements NodeParameters {
        @ValueReference(On.class)
        boolean m_on;

        @Widget(title = "a", description = "b", effect = @Effect(predicate = On.class, type = EffectType.SHOW))
        @Effect(predicate = On.class, type = EffectType.HIDE)
        int m_field;
    }

    /** Reads a table where none may be connected. */
    static final class FirstTable implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(NodeParametersInput context) {
            return context.getInTableSpec(0).orElseThrow().stream().toList();
        }
    }

    static final class NeverComputed implements NodeParameters {
        @OptionalWidget(defaultProvider = Never.class)
        Optional<Integer> m_field = Optional.empty();
    }

    static final class Never implements DefaultValueProvider<Integer> {
        @Override
        public void init(StateProviderInitializer initializer) {
            // says nothing
        }

        @Override
        public Integer computeState(NodeParametersInput parametersInput) {
            return 1;
        }
    }

    static final class NeedsArgument implements DefaultValueProvider<Integer> {
        NeedsArgument(int value) {}

        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public Integer computeState(NodeParametersInput parametersInput) {
            return 1;
        }
    }

    static final class ProviderWithArgument implements NodeParameters {
        @OptionalWidget(defaultProvider = NeedsArgument.class)
        Optional<Integer> m_field = Optional.empty();
    }

    static final class MessageAsOption implements NodeParameters {
        @Widget(title = "a", description = "b")
        @TextMessage(Hello.class)
        Void m_message;
    }

    static final class MessageInText implements NodeParameters {
        @TextMessage(Hello.class)
        String m_message = "";
    }

    static final class Hello implements StateProvider<Optional<Message>> {
        @Override
        public void init(StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public Optional<Message> computeState(NodeParametersInput parametersInput) {
            return Optional.of(new Message("Hello", "there", MessageType.INFO));
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(HiddenField.class, "is private"),
                Arguments.of(MessageAsOption.class, "is a message and no option"),
                Arguments.of(MessageInText.class, "must not carry @TextMessage"),
                Arguments.of(UnknownReference.class, "no field of UnknownReference carries the reference On"),
                Arguments.of(ReferenceTwice.class, "of another field"),
                Arguments.of(WrongReferenceType.class, "names a java.lang.Integer"),
                Arguments.of(OutsideElement.class, "own fields only"),
                Arguments.of(WrongWidget.class, "must not carry @ValueSwitchWidget"),
                Arguments.of(TwinlistOfOne.class, "must not carry @TwinlistWidget"),
                Arguments.of(NoConstructor.class, "no constructor"),
                Arguments.of(ElementWithoutConstructor.class, "NoConstructor has no constructor"),
                Arguments.of(OptionalArray.class, "cannot be saved"),
                Arguments.of(OptionalEnum.class, "needs @OptionalWidget"),
                Arguments.of(Circle.class, "in a circle: One, Two"),
                Arguments.of(TwoEffects.class, "another one within @Widget"),
                Arguments.of(NeverComputed.class, "says nowhere when"),
                Arguments.of(ProviderWithArgument.class, "no constructor without arguments"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void findsTheMistake(Class<? extends NodeParameters> type, String expected) {
        List<String> mistakes = mistakes(type);
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).contains(expected), mistakes.get(0));
    }

    static final class Unguarded implements NodeParameters {
        @ChoicesProvider(FirstTable.class)
        String m_text = "";
    }

    @Test
    void providersAreTriedWithTheGivenInput() {
        assertEquals(List.of(), mistakes(Unguarded.class));
        List<String> mistakes = DialogCheck.mistakes(Unguarded.class, input((PortObjectSpec) null));
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).contains("FirstTable fails"), mistakes.get(0));
    }
}
