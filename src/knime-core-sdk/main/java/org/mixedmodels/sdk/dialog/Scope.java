package org.mixedmodels.sdk.dialog;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.updates.ValueReference;
import org.mixedmodels.sdk.parameters.ParameterField;
import org.mixedmodels.sdk.parameters.ParameterStore;

/**
 * The fields that see each other in a dialog: those of a parameters class and its groups, or those of one element of
 * a list. An element sees the fields around the list through providers, but not through effects.
 */
public final class Scope {

    private final Class<?> type;
    private final @Nullable Scope outer;
    private final List<Member> members = new ArrayList<>();

    /** A field with the object that holds it and the classes of the groups around it, outermost first. */
    public record Member(ParameterField field, Object owner, List<ParameterField> groups) {

        /** An annotation of the field. */
        public <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
            return Optional.ofNullable(field.field().getAnnotation(annotation));
        }

        @Override
        public String toString() {
            return field.field().getDeclaringClass().getSimpleName() + "."
                    + field.field().getName();
        }
    }

    private Scope(Class<?> type, Object instance, @Nullable Scope outer) {
        this.type = type;
        this.outer = outer;
        collect(type, instance, List.of());
    }

    /** The scope of a parameters class. */
    public static Scope root(Class<?> type, Object instance) {
        return new Scope(type, instance, null);
    }

    private void collect(Class<?> group, Object owner, List<ParameterField> groups) {
        for (ParameterField field : ParameterField.of(group)) {
            members.add(new Member(field, owner, groups));
            Object value = field.get(owner);
            if (field.isGroup(WidgetGroup.class) && value != null) {
                List<ParameterField> inner = new ArrayList<>(groups);
                inner.add(field);
                collect(field.type(), value, inner);
            }
        }
    }

    /** The class whose fields these are. */
    public Class<?> type() {
        return type;
    }

    /** Whether this is one element of a list. */
    public boolean isElement() {
        return outer != null;
    }

    /** The fields, those of a group behind the group's own. */
    public List<Member> members() {
        return members;
    }

    /** One scope per list, with an element as its constructor makes it. */
    public List<Scope> elements() {
        List<Scope> elements = new ArrayList<>();
        for (Member member : members) {
            member.field()
                    .element(WidgetGroup.class)
                    .ifPresent(element -> elements.add(new Scope(element, ParameterStore.create(element), this)));
        }
        return elements;
    }

    /** The field of this scope that carries a reference. */
    public Optional<Member> find(Class<?> reference) {
        return members.stream()
                .filter(member -> member.annotation(ValueReference.class)
                        .filter(value -> value.value() == reference)
                        .isPresent())
                .findFirst();
    }

    /** The field of this scope or one around it that carries a reference. */
    public Optional<Member> findUpwards(Class<?> reference) {
        Optional<Member> found = find(reference);
        return found.isPresent() || outer == null ? found : outer.findUpwards(reference);
    }
}
