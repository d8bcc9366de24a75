/* What the compiled parts of the reader share: PDFium's functions, taken by address, and named tuples. */

#ifndef COMPILED_PARTS_H
#define COMPILED_PARTS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

typedef void *Handle; /* whatever PDFium hands out: a page, its text, an object on it, a font */
typedef struct {
    float a, b, c, d, e, f;
} Affine;

/* The functions at a tuple of `count` addresses; -1 with an error set. */
static int take_functions(PyObject *addresses, void **functions, Py_ssize_t count) {
    if (!PyTuple_Check(addresses) || PyTuple_GET_SIZE(addresses) != count) {
        PyErr_Format(PyExc_ValueError, "a tuple of %zd addresses is wanted", count);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        functions[i] = PyLong_AsVoidPtr(PyTuple_GET_ITEM(addresses, i));
        if (PyErr_Occurred()) return -1;
    }
    return 0;
}

/* True for a type that is a tuple with so many names and nothing more, as NamedTuple makes them. */
static int is_named_tuple(PyTypeObject *type, Py_ssize_t count) {
    if (!PyType_IsSubtype(type, &PyTuple_Type) || type->tp_basicsize != PyTuple_Type.tp_basicsize) return 0;
    PyObject *names = PyObject_GetAttrString((PyObject *)type, "_fields");
    int fits = names && PyObject_Length(names) == count;
    Py_XDECREF(names);
    PyErr_Clear();
    return fits;
}

/* A new tuple of a NamedTuple type; the items' references go over to it. NULL, too, where an item is. */
static PyObject *filled(PyTypeObject *type, Py_ssize_t count, PyObject *const *items) {
    PyObject *made = NULL;
    int whole = 1;
    for (Py_ssize_t i = 0; i < count; i++) whole = whole && items[i];
    if (whole) made = type->tp_alloc(type, count);
    for (Py_ssize_t i = 0; i < count; i++) {
        if (made) PyTuple_SET_ITEM(made, i, items[i]);
        else Py_XDECREF(items[i]);
    }
    return made;
}

#endif
