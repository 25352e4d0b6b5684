package org.knime.core.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The type of a column or a cell: the class of its cells together with the readings (interfaces extending {@link
 * DataValue}) that they offer. There is one object per cell class.
 */
public final class DataType {

    private static final DataCell MISSING = new MissingCell(null);

    private static final Map<Class<? extends DataCell>, DataType> TYPES = new ConcurrentHashMap<>();

    private static final Map<Class<? extends DataValue>, String> NAMES = Map.of(
            DoubleValue.class, "Number (Float)",
            IntValue.class, "Number (Integer)",
            LongValue.class, "Number (Long Integer)",
            BooleanValue.class, "Boolean",
            StringValue.class, "String");

    private final Class<? extends DataCell> cellClass;
    private final List<Class<? extends DataValue>> valueClasses;

    private DataType(Class<? extends DataCell> cellClass) {
        this.cellClass = cellClass;
        Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
        for (Class<?> c = cellClass; c != null; c = c.getSuperclass()) {
            collectValueClasses(c, values);
        }
        this.valueClasses = List.copyOf(values);
    }

    private static void collectValueClasses(Class<?> c, Set<Class<? extends DataValue>> values) {
        for (Class<?> parent : c.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(parent)) {
                values.add(parent.asSubclass(DataValue.class));
                collectValueClasses(parent, values);
            }
        }
    }

    /** The type of the cells of a class. */
    public static DataType getType(Class<? extends DataCell> cell) {
        DataType known = TYPES.get(cell);
        return known != null ? known : TYPES.computeIfAbsent(cell, DataType::new);
    }

    /** A missing cell without a stated cause. */
    public static DataCell getMissingCell() {
        return MISSING;
    }

    public boolean isMissingValueType() {
        return cellClass == MissingCell.class;
    }

    /** The reading that describes the cells best, that is the first one their class names. */
    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.get(0);
    }

    /** Whether cells of this type can be read as {@code valueClass}; missing cells can be read as anything. */
    public boolean isCompatible(Class<? extends DataValue> valueClass) {
        return isMissingValueType() || valueClass.isAssignableFrom(cellClass);
    }

    /** Whether a column of this type may hold cells of {@code type}: they offer all its readings or are missing. */
    public boolean isASuperTypeOf(DataType type) {
        if (type == this || type.isMissingValueType()) {
            return true;
        }
        return valueClasses.stream().allMatch(type::isCompatible);
    }

    /** The name that users see, such as "Number (Float)". */
    public String getName() {
        return NAMES.getOrDefault(getPreferredValueClass(), cellClass.getSimpleName());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataType && ((DataType) other).cellClass == cellClass;
    }

    @Override
    public int hashCode() {
        return cellClass.hashCode();
    }

    @Override
    public String toString() {
        return getName();
    }
}
