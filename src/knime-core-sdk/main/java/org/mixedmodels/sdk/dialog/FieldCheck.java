package org.mixedmodels.sdk.dialog;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.message.TextMessage;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.mixedmodels.sdk.dialog.Scope.Member;
import org.mixedmodels.sdk.parameters.ParameterStore;

/** Whether fields are visible, can be saved and carry annotations that fit their types. */
public final class FieldCheck {

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);
    private static final Map<Class<? extends Annotation>, Set<Class<?>>> APPLICABLE = Map.of(
            RadioButtonsWidget.class, Set.of(Enum.class),
            ValueSwitchWidget.class, Set.of(Enum.class),
            TwinlistWidget.class, Set.of(String[].class),
            TextAreaWidget.class, Set.of(String.class),
            ChoicesProvider.class, Set.of(String.class, String[].class),
            TextMessage.class, Set.of(Void.class),
            NumberInputWidget.class, NUMBERS);

    private final List<String> mistakes = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    private FieldCheck() {}

    /** The mistakes in the fields of a scope; those of list elements are in scopes of their own. */
    public static List<String> mistakes(Scope scope) {
        FieldCheck check = new FieldCheck();
        check.hiddenFields(scope.type());
        scope.members().forEach(check::member);
        return check.mistakes;
    }

    private void hiddenFields(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPrivate(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                mistakes.add(
                        type.getSimpleName() + "." + field.getName() + " is private: it is neither shown nor saved");
            }
        }
    }

    private void member(Member member) {
        if (member.field().isGroup(WidgetGroup.class)) {
            hiddenFields(member.field().type());
        }
        uniqueKey(member);
        storable(member);
        applicable(member);
        message(member);
        list(member);
        optional(member);
        reference(member);
    }

    private void uniqueKey(Member member) {
        if (!seen.add(member.groups() + "/" + member.field().key())) {
            mistakes.add(member + " has the same key as another field: "
                    + member.field().key());
        }
    }

    private void storable(Member member) {
        boolean group = member.field().isGroup(Persistable.class)
                || member.field().element(Persistable.class).isPresent();
        if (!group && !ParameterStore.canSave(member.field())) {
            mistakes.add(member + " has a type that cannot be saved: "
                    + member.field().field().getGenericType());
        }
        if (member.field().get(member.owner()) == null
                && (group || member.field().optional())) {
            mistakes.add(member + " must not be null");
        }
    }

    private void applicable(Member member) {
        Class<?> type = member.field().type();
        APPLICABLE.forEach((annotation, types) -> {
            boolean fits = types.stream().anyMatch(allowed -> allowed.isAssignableFrom(type));
            if (member.annotation(annotation).isPresent() && !fits) {
                mistakes.add(
                        member + " of type " + type.getSimpleName() + " must not carry @" + annotation.getSimpleName());
            }
        });
        if (type.isEnum()) {
            Arrays.stream(type.getFields())
                    .filter(constant -> constant.isAnnotationPresent(Widget.class))
                    .forEach(constant -> mistakes.add(constant + " carries @Widget, but needs @Label"));
        }
    }

    private void message(Member member) {
        if (member.annotation(TextMessage.class).isPresent()
                && member.annotation(Widget.class).isPresent()) {
            mistakes.add(member + " is a message and no option, but carries @Widget");
        }
    }

    private void list(Member member) {
        Optional<ArrayWidget> widget = member.annotation(ArrayWidget.class);
        if (widget.isPresent() && member.field().element(WidgetGroup.class).isEmpty()) {
            mistakes.add(member + " is no array of groups but carries @ArrayWidget");
        }
        boolean titleInLine = widget.filter(w -> w.elementLayout() == ElementLayout.HORIZONTAL_SINGLE_LINE)
                .filter(w -> !w.elementTitle().isEmpty())
                .isPresent();
        if (titleInLine) {
            mistakes.add(member + " gives a title to elements that are shown in one line");
        }
    }

    /** KNIME knows what to put into an optional field that is switched on only for texts and numbers. */
    private void optional(Member member) {
        boolean provided = member.annotation(OptionalWidget.class).isPresent();
        if (provided && !member.field().optional()) {
            mistakes.add(member + " is not optional but carries @OptionalWidget");
        }
        Class<?> type = member.field().type();
        boolean known = type == String.class || type.isArray() || Number.class.isAssignableFrom(type);
        if (member.field().optional() && !provided && !known) {
            mistakes.add(member + " needs @OptionalWidget, which says what it is when it is switched on");
        }
    }

    private void reference(Member member) {
        Optional<ValueReference> reference = member.annotation(ValueReference.class);
        if (reference.isPresent() && !seen.add(reference.get().value())) {
            mistakes.add(
                    member + " carries the reference " + reference.get().value().getSimpleName() + " of another field");
        }
        reference
                .map(r -> ReferenceType.mismatch(r.value(), member.field().field()))
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> mistakes.add(member + text));
    }
}
