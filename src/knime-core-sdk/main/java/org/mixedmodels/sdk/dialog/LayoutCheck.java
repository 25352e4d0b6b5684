package org.mixedmodels.sdk.dialog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.mixedmodels.sdk.dialog.Scope.Member;

/** Whether the layout parts of a scope form one tree whose parts can be put in order. */
public final class LayoutCheck {

    private final Set<Class<?>> parts = new LinkedHashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    private LayoutCheck() {}

    /** The mistakes, each in a sentence. */
    public static List<String> mistakes(Scope scope) {
        LayoutCheck check = new LayoutCheck();
        for (Member member : scope.members()) {
            member.annotation(Layout.class).ifPresent(layout -> check.add(layout.value()));
            Layout ofGroup = member.field().type().getAnnotation(Layout.class);
            if (ofGroup != null) {
                check.add(ofGroup.value());
            }
        }
        List.copyOf(check.parts).forEach(check::neighbour);
        check.oneRoot();
        check.order();
        return check.mistakes;
    }

    private void add(@Nullable Class<?> part) {
        if (part != null && parts.add(part)) {
            add(previous(part));
            add(part.getEnclosingClass());
        }
    }

    private static @Nullable Class<?> previous(Class<?> part) {
        After after = part.getAnnotation(After.class);
        return after == null ? null : after.value();
    }

    private void neighbour(Class<?> part) {
        Class<?> target = previous(part);
        if (target != null && target.getEnclosingClass() != part.getEnclosingClass() && part.isNestmateOf(target)) {
            mistakes.add(part.getSimpleName() + " is placed after " + target.getSimpleName()
                    + " although both lie in the same class at different places");
        }
    }

    private void oneRoot() {
        Set<Class<?>> roots = parts.stream()
                .filter(part -> part.getEnclosingClass() == null)
                .filter(part -> previous(part) == null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (roots.size() > 1) {
            mistakes.add("the layout parts have several roots: "
                    + roots.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
        }
    }

    private void order() {
        Set<Class<?>> rest = new HashSet<>(parts);
        boolean found = true;
        while (found) {
            found = rest.removeIf(part -> rest.stream().noneMatch(other -> previous(part) == other));
        }
        if (!rest.isEmpty()) {
            mistakes.add("the layout parts stand in a circle: "
                    + rest.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(", ")));
        }
    }
}
