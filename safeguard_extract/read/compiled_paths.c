/* What is drawn on a page, asked of PDFium without a line of Python for each segment: an optional part.

   It does what `interpreted_paths` of pdfium_paths.py does and gives the same paths; what they mean is decided there. */

#include "compiled_parts.h"

typedef struct {
    double a, b, c, d, e, f;
} Matrix;

/* PDFium's functions: fpdf_edit.h tells what they do. Their addresses come from pypdfium2's library. */
static struct {
    int (*count_objects)(Handle);
    Handle (*page_object)(Handle, int);
    int (*object_type)(Handle);
    int (*object_matrix)(Handle, Affine *);
    int (*count_form_objects)(Handle);
    Handle (*form_object)(Handle, unsigned long);
    int (*draw_mode)(Handle, int *, int *);
    int (*fill_colour)(Handle, unsigned *, unsigned *, unsigned *, unsigned *);
    int (*count_segments)(Handle);
    Handle (*segment)(Handle, int);
    int (*segment_type)(Handle);
    int (*segment_point)(Handle, float *, float *);
    int (*segment_closes)(Handle);
} pdfium;
enum { FUNCTIONS = sizeof pdfium / sizeof(void *) };
enum { PATH = 2, IMAGE = 3, FORM = 5 };
enum { CURVE = 1, MOVE = 2 };
enum { DEEPEST_FORM = 12 }; /* see pdfium_paths.py */

static PyTypeObject *Path, *BBox; /* tuple types of 5 and 4 items */

typedef struct {
    PyObject *paths;
    long pictures;
} Drawn;

/* The part of a path between two moves: its corners, and the box around them. */
typedef struct {
    PyObject *points;
    double x0, top, x1, bottom, first_x, first_y, x, y;
} Outline;

static Matrix then(Affine m, const Matrix *after) {
    return (Matrix){
        after->a * m.a + after->c * m.b,           after->b * m.a + after->d * m.b,
        after->a * m.c + after->c * m.d,           after->b * m.c + after->d * m.d,
        after->a * m.e + after->c * m.f + after->e, after->b * m.e + after->d * m.f + after->f,
    };
}

static Matrix matrix_of(Handle drawn, const Matrix *outer) {
    Affine own = {1, 0, 0, 1, 0, 0}, asked;
    return then(pdfium.object_matrix(drawn, &asked) ? asked : own, outer);
}

static int add_point(Outline *outline, double x, double y) {
    if (!outline->points && !(outline->points = PyList_New(0))) return -1;
    if (!PyList_GET_SIZE(outline->points)) {
        outline->x0 = outline->x1 = outline->first_x = x;
        outline->top = outline->bottom = outline->first_y = y;
    }
    if (x < outline->x0) outline->x0 = x;
    if (x > outline->x1) outline->x1 = x;
    if (y < outline->top) outline->top = y;
    if (y > outline->bottom) outline->bottom = y;
    outline->x = x;
    outline->y = y;
    PyObject *point = Py_BuildValue("(dd)", x, y);
    int failed = !point || PyList_Append(outline->points, point) < 0;
    Py_XDECREF(point);
    return failed ? -1 : 0;
}

/* Keep an outline of two corners or more as a Path, and begin the next. */
static int finish(Drawn *drawn, Outline *outline, int is_filled, int is_stroked, PyObject *colour) {
    PyObject *points = outline->points;
    outline->points = NULL;
    if (!points || PyList_GET_SIZE(points) < 2) {
        Py_XDECREF(points);
        return 0;
    }
    PyObject *sides[] = {PyFloat_FromDouble(outline->x0), PyFloat_FromDouble(outline->top),
                         PyFloat_FromDouble(outline->x1), PyFloat_FromDouble(outline->bottom)};
    PyObject *parts[] = {points, filled(BBox, 4, sides), Py_NewRef(is_filled ? Py_True : Py_False),
                         Py_NewRef(is_stroked ? Py_True : Py_False), Py_NewRef(colour)};
    PyObject *path = filled(Path, 5, parts);
    int failed = !path || PyList_Append(drawn->paths, path) < 0;
    Py_XDECREF(path);
    return failed ? -1 : 0;
}

/* "#rrggbb" of a path's filling; PDFium reads no pattern's colour. */
static PyObject *colour_of(Handle path) {
    unsigned red = 0, green = 0, blue = 0, alpha = 0;
    char text[16];
    if (!pdfium.fill_colour(path, &red, &green, &blue, &alpha)) red = green = blue = 0;
    PyOS_snprintf(text, sizeof text, "#%02x%02x%02x", red & 0xFF, green & 0xFF, blue & 0xFF);
    return PyUnicode_FromString(text);
}

static int add_outlines(Drawn *drawn, Handle path, const Matrix *matrix, int filled, int stroked, PyObject *colour) {
    Outline outline = {0};
    int bends = 0, failed = 0, count = pdfium.count_segments(path);
    for (int i = 0; i < count && !failed; i++) {
        Handle segment = pdfium.segment(path, i);
        int kind = pdfium.segment_type(segment);
        if (kind == CURVE && ++bends % 3) continue; /* the control points of a curve */
        if (kind == MOVE) failed = finish(drawn, &outline, filled, stroked, colour);
        float x = 0, y = 0;
        pdfium.segment_point(segment, &x, &y);
        double seen_x = matrix->a * x + matrix->c * y + matrix->e, seen_y = matrix->b * x + matrix->d * y + matrix->f;
        failed = failed || add_point(&outline, seen_x, seen_y) < 0;
        if (!failed && pdfium.segment_closes(segment) && (outline.x != outline.first_x || outline.y != outline.first_y))
            failed = add_point(&outline, outline.first_x, outline.first_y) < 0;
    }
    if (!failed) failed = finish(drawn, &outline, filled, stroked, colour);
    Py_XDECREF(outline.points);
    return failed ? -1 : 0;
}

static int add_path(Drawn *drawn, Handle path, const Matrix *matrix) {
    int filled = 0, stroked = 0;
    pdfium.draw_mode(path, &filled, &stroked);
    if (!filled && !stroked) return 0;
    PyObject *colour = filled ? colour_of(path) : PyUnicode_FromString("");
    int failed = !colour || add_outlines(drawn, path, matrix, filled, stroked, colour) < 0;
    Py_XDECREF(colour);
    return failed ? -1 : 0;
}

/* The paths and pictures of a page, or of a form `depth` forms down. */
static int add_objects(Drawn *drawn, Handle holder, int is_page, const Matrix *outer, int depth) {
    int count = is_page ? pdfium.count_objects(holder) : pdfium.count_form_objects(holder);
    for (int i = 0; i < count; i++) {
        Handle object = is_page ? pdfium.page_object(holder, i) : pdfium.form_object(holder, (unsigned long)i);
        int kind = pdfium.object_type(object);
        if (kind == IMAGE) drawn->pictures++;
        if (kind != PATH && (kind != FORM || depth >= DEEPEST_FORM)) continue;
        Matrix matrix = matrix_of(object, outer);
        if ((kind == PATH ? add_path(drawn, object, &matrix) : add_objects(drawn, object, 0, &matrix, depth + 1)) < 0)
            return -1;
    }
    return 0;
}

static PyObject *read_paths(PyObject *Py_UNUSED(module), PyObject *arguments) {
    unsigned long long page;
    Matrix view;
    if (!PyArg_ParseTuple(arguments, "K(dddddd)", &page, &view.a, &view.b, &view.c, &view.d, &view.e, &view.f))
        return NULL;
    if (!BBox) {
        PyErr_SetString(PyExc_RuntimeError, "bind() comes before read_paths()");
        return NULL;
    }
    Drawn drawn = {PyList_New(0), 0};
    PyObject *found = NULL;
    if (drawn.paths && add_objects(&drawn, (Handle)(uintptr_t)page, 1, &view, 0) == 0)
        found = Py_BuildValue("(Ol)", drawn.paths, drawn.pictures);
    Py_XDECREF(drawn.paths);
    return found;
}

static PyObject *bind(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *addresses;
    PyTypeObject *path, *bbox;
    if (!PyArg_ParseTuple(arguments, "O!O!O!", &PyTuple_Type, &addresses, &PyType_Type, &path, &PyType_Type, &bbox))
        return NULL;
    if (!is_named_tuple(path, 5) || !is_named_tuple(bbox, 4)) {
        PyErr_SetString(PyExc_TypeError, "paths and boxes must be named tuples of 5 and 4 items");
        return NULL;
    }
    void *functions[FUNCTIONS];
    if (take_functions(addresses, functions, FUNCTIONS) < 0) return NULL;
    memcpy(&pdfium, functions, sizeof functions);
    Py_INCREF(path), Py_INCREF(bbox);
    Path = path, BBox = bbox;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"bind", bind, METH_VARARGS, "Take PDFium's functions by address, and the types of paths and boxes."},
    {"read_paths", read_paths, METH_VARARGS, "The paths of a page in the order drawn, and the number of pictures."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "compiled_paths", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_compiled_paths(void) { return PyModule_Create(&module); }
