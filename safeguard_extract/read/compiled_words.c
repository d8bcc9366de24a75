/* The ordinary words of a page, asked of PDFium without a line of Python for each: an optional part.

   It does what pdfium_words.py does, and gives the same words: pieces between spaces, their sides from their first and
   last glyph, their type from the text object, their height from the baseline and the font's descent. Whatever is not
   ordinary it hands back to Python, piece by piece: raised letters, turned text and runs whose text objects stand apart
   (`part`, and `place` for their words), letters that are not printed as they are written (`letters`), fonts and
   colours (`describe`).
   Where it cannot be built, the Python code alone reads the page, some ten times slower. */

#include "compiled_parts.h"
#include <math.h>

/* PDFium's functions: fpdf_text.h and fpdf_edit.h tell what they do. Their addresses come from pypdfium2's library. */
typedef struct {
    float left, top, right, bottom;
} Box;

static struct {
    int (*count_glyphs)(Handle);
    int (*copy_text)(Handle, int, int, unsigned short *);
    int (*glyph_box)(Handle, int, Box *);
    int (*glyph_origin)(Handle, int, double *, double *);
    int (*glyph_matrix)(Handle, int, Affine *);
    Handle (*glyph_object)(Handle, int);
    int (*is_unmapped)(Handle, int);
    Handle (*object_font)(Handle);
    int (*object_font_size)(Handle, float *);
    int (*object_render_mode)(Handle);
    int (*object_fill_colour)(Handle, unsigned *, unsigned *, unsigned *, unsigned *);
} pdfium;
enum { FUNCTIONS = sizeof pdfium / sizeof(void *) };

static PyTypeObject *Word, *PlacedWord, *BBox; /* tuple types of 7, 5 and 4 items */

/* What PDFium says of a text object; objects that say the same share a setting. */
typedef struct {
    Handle font;
    float a, b, c, d, size;
    int mode, coloured;
    unsigned colour[4];
} Facts;

typedef struct {
    Facts facts;
    PyObject *setting; /* Setting(font, size, bold, italic, colour, turn) */
    double size, descent;
    int turned, pictures;
} Setting;

typedef struct {
    Handle handle;
    Py_ssize_t setting;
    double baseline;
    int level;              /* whether all its glyphs stand on one height, `baseline` */
    PyObject *across;       /* the baseline, top and bottom of its words, once they are known */
    PyObject *top, *bottom;
} TextObject;

typedef struct {
    int first, last;
    Py_ssize_t object;
    double left, right;
    PyObject *piece; /* a Piece of Python's making, where the run was no ordinary one */
} Run;

/* The first and the last glyph of a part of a run. */
typedef struct {
    int first, last;
} Span;

/* A row of structs that grows. */
typedef struct {
    void *items;
    Py_ssize_t count, room, width;
} Row;

typedef struct {
    Handle textpage;
    unsigned short *text;
    int glyphs;
    double view[6]; /* from the page's own coordinates to what a reader sees */
    double width, height;
    int straight;
    PyObject *describe, *part, *letters, *place;
    Row settings, objects, runs;
    Row spans; /* of the run that is growing */
    Py_ssize_t *slots; /* text objects by handle: open addressing, -1 is free */
    size_t mask;
    Affine matrix; /* what PDFium wrote last */
    Facts facts;
} Page;

static void *added(Row *row) {
    if (row->count == row->room) {
        Py_ssize_t room = row->room ? 2 * row->room : 64;
        void *items = PyMem_Realloc(row->items, (size_t)(room * row->width));
        if (!items) {
            PyErr_NoMemory();
            return NULL;
        }
        row->items = items;
        row->room = room;
    }
    void *item = (char *)row->items + row->count++ * row->width;
    memset(item, 0, (size_t)row->width);
    return item;
}

static Setting *setting_at(Page *page, Py_ssize_t i) { return (Setting *)page->settings.items + i; }
static TextObject *object_at(Page *page, Py_ssize_t i) { return (TextObject *)page->objects.items + i; }
static Run *run_at(Page *page, Py_ssize_t i) { return (Run *)page->runs.items + i; }

static double seen_x(const Page *page, double x, double y) {
    return page->view[0] * x + page->view[2] * y + page->view[4];
}

static double seen_y(const Page *page, double x, double y) {
    return page->view[1] * x + page->view[3] * y + page->view[5];
}

static int is_tuple(PyObject *object, Py_ssize_t count) {
    return PyTuple_Check(object) && PyTuple_GET_SIZE(object) == count;
}

/* --- text objects and their settings ----------------------------------------------------------------------------- */

/* The place of a setting with these facts; -1 with an error set. The last ones are the likeliest. */
static Py_ssize_t setting_of(Page *page, double x, double y) {
    enum { LOOKED_BACK = 64 }; /* a page has five settings; one that was made to hang its reader has thousands */
    Py_ssize_t known = page->settings.count;
    for (Py_ssize_t i = known - 1; i >= 0 && i >= known - LOOKED_BACK; i--)
        if (!memcmp(&setting_at(page, i)->facts, &page->facts, sizeof(Facts))) return i;
    const Facts *facts = &page->facts;
    PyObject *made = PyObject_CallFunction(
        page->describe, "(dddddd)dKi(IIII)i", (double)facts->a, (double)facts->b, (double)facts->c, (double)facts->d, x,
        y, (double)facts->size, (unsigned long long)(uintptr_t)facts->font, facts->mode, facts->colour[0],
        facts->colour[1], facts->colour[2], facts->colour[3], facts->coloured);
    if (!made) return -1;
    if (!is_tuple(made, 6) || !is_tuple(PyTuple_GET_ITEM(made, 0), 5)) {
        Py_DECREF(made);
        PyErr_SetString(PyExc_TypeError, "a setting must be a tuple of 6 items, its font one of 5");
        return -1;
    }
    Setting *setting = added(&page->settings);
    if (!setting) {
        Py_DECREF(made);
        return -1;
    }
    setting->setting = made;
    memcpy(&setting->facts, facts, sizeof *facts); /* padding, too: they are compared byte by byte */
    PyObject *font = PyTuple_GET_ITEM(made, 0);
    setting->size = PyFloat_AsDouble(PyTuple_GET_ITEM(made, 1));
    setting->turned = PyObject_IsTrue(PyTuple_GET_ITEM(made, 5));
    setting->descent = PyFloat_AsDouble(PyTuple_GET_ITEM(font, 3));
    setting->pictures = PyObject_IsTrue(PyTuple_GET_ITEM(font, 4));
    return PyErr_Occurred() ? -1 : known;
}

static size_t slot_of(const Page *page, Handle handle) {
    size_t slot = ((uintptr_t)handle >> 4) * (size_t)0x9E3779B97F4A7C15u >> 20 & page->mask;
    while (page->slots[slot] >= 0 && ((TextObject *)page->objects.items)[page->slots[slot]].handle != handle)
        slot = (slot + 1) & page->mask;
    return slot;
}

/* Twice the slots, once half of them are taken. */
static int make_room(Page *page) {
    if (page->slots && 2 * (size_t)page->objects.count <= page->mask) return 0;
    size_t slots = page->slots ? 2 * (page->mask + 1) : 256;
    PyMem_Free(page->slots);
    page->slots = PyMem_Malloc(slots * sizeof *page->slots);
    if (!page->slots) {
        PyErr_NoMemory();
        return -1;
    }
    page->mask = slots - 1;
    for (size_t i = 0; i < slots; i++) page->slots[i] = -1;
    for (Py_ssize_t i = 0; i < page->objects.count; i++) page->slots[slot_of(page, object_at(page, i)->handle)] = i;
    return 0;
}

/* The place of a glyph's text object; -1 with an error set. Spaces that PDFium adds have a handle of 0. */
static Py_ssize_t object_of(Page *page, int glyph) {
    Handle handle = pdfium.glyph_object(page->textpage, glyph);
    if (make_room(page) < 0) return -1;
    size_t slot = slot_of(page, handle);
    if (page->slots[slot] >= 0) return page->slots[slot];
    Facts *facts = &page->facts;
    if (handle) {
        pdfium.glyph_matrix(page->textpage, glyph, &page->matrix);
        pdfium.object_font_size(handle, &facts->size);
        unsigned *colour = facts->colour;
        facts->coloured = pdfium.object_fill_colour(handle, colour, colour + 1, colour + 2, colour + 3);
        facts->font = pdfium.object_font(handle);
        facts->mode = pdfium.object_render_mode(handle);
        facts->a = page->matrix.a, facts->b = page->matrix.b, facts->c = page->matrix.c, facts->d = page->matrix.d;
    } else {
        memset(facts, 0, sizeof *facts);
    }
    Py_ssize_t setting = setting_of(page, page->matrix.e, page->matrix.f);
    if (setting < 0) return -1;
    TextObject *object = added(&page->objects);
    if (!object) return -1;
    object->handle = handle;
    object->setting = setting;
    /* Level glyphs stand on the height that their matrix says; where they are not level, each has its own. */
    object->level = handle && facts->b == 0 && !setting_at(page, setting)->turned && page->straight;
    object->baseline = seen_y(page, page->matrix.e, page->matrix.f);
    return page->slots[slot] = page->objects.count - 1;
}

/* --- runs between spaces ----------------------------------------------------------------------------------------- */

/* Left, top, right and bottom of a glyph on the visible page. */
static void seen_box(const Page *page, int glyph, double box[4]) {
    Box own = {0, 0, 0, 0};
    pdfium.glyph_box(page->textpage, glyph, &own);
    double x0 = seen_x(page, own.left, own.top), x1 = seen_x(page, own.right, own.bottom);
    double y0 = seen_y(page, own.left, own.top), y1 = seen_y(page, own.right, own.bottom);
    box[0] = page->straight ? x0 : fmin(x0, x1);
    box[1] = page->straight ? y0 : fmin(y0, y1);
    box[2] = page->straight ? x1 : fmax(x0, x1);
    box[3] = page->straight ? y1 : fmax(y0, y1);
}

/* True where a run of several text objects is one word: they follow each other closely in type of about one size, so
   that none is set apart and none is a note's mark; see `_parted` in pdfium_pieces.py for the shares. -1: error. */
static int is_one_word(Page *page, const Run *run) {
    const double gap_share = 0.16, raised_share = 0.85;
    Py_ssize_t before = run->object;
    for (int glyph = run->first + 1; glyph <= run->last; glyph++) {
        Py_ssize_t object = object_of(page, glyph);
        if (object < 0) return -1;
        if (object == before) continue;
        const Setting *first = setting_at(page, object_at(page, run->object)->setting);
        const Setting *setting = setting_at(page, object_at(page, object)->setting);
        if (setting->turned || setting->size < raised_share * first->size) return 0;
        double left[4], right[4];
        seen_box(page, glyph - 1, left);
        seen_box(page, glyph, right);
        double across = fmax(right[0] - left[2], left[0] - right[2]);
        double down = fmax(right[1] - left[3], left[1] - right[3]);
        if (fmax(across, down) > gap_share * setting->size) return 0;
        before = object;
    }
    return 1;
}

/* Left and right of a run of upright glyphs. */
static void find_sides(const Page *page, Run *run) {
    Box first = {0, 0, 0, 0}, last = {0, 0, 0, 0};
    pdfium.glyph_box(page->textpage, run->first, &first);
    pdfium.glyph_box(page->textpage, run->last, &last);
    if (page->straight) {
        run->left = fmin(first.left, last.left) + page->view[4];
        run->right = fmax(first.right, last.right) + page->view[4];
        return;
    }
    double one = seen_x(page, first.left, first.top), other = seen_x(page, first.right, first.bottom);
    double third = seen_x(page, last.left, last.top), fourth = seen_x(page, last.right, last.bottom);
    run->left = fmin(fmin(one, other), fmin(third, fourth));
    run->right = fmax(fmax(one, other), fmax(third, fourth));
}

static double origin_of(const Page *page, int glyph) {
    double x = 0, y = 0;
    pdfium.glyph_origin(page->textpage, glyph, &x, &y);
    return seen_y(page, x, y);
}

/* True where a run goes on where the one before ends, on one line or raised: see pdfium_pieces.py for the shares. */
static int touches(Page *page, const Run *before, Py_ssize_t ended, const Run *run) {
    const double joined = 0.1, one_line = 0.6;
    const Setting *setting = setting_at(page, object_at(page, run->object)->setting);
    if (setting->turned) return 0;
    double size = fmax(setting->size, setting_at(page, object_at(page, ended)->setting)->size);
    if (fabs(run->left - before->right) > joined * size) return 0;
    return fabs(origin_of(page, run->first) - origin_of(page, before->last)) < one_line * size;
}

/* Python's pieces of the run that is growing: a list of tuples. */
static PyObject *pieces_of(Page *page) {
    PyObject *spans = PyList_New(0), *pieces = NULL;
    int failed = !spans;
    for (Py_ssize_t i = 0; i < page->spans.count && !failed; i++) {
        const Span *span = (Span *)page->spans.items + i;
        PyObject *pair = Py_BuildValue("(ii)", span->first, span->last);
        failed = !pair || PyList_Append(spans, pair) < 0;
        Py_XDECREF(pair);
    }
    if (!failed) pieces = PyObject_CallOneArg(page->part, spans);
    Py_XDECREF(spans);
    int fits = pieces && PyList_CheckExact(pieces);
    for (Py_ssize_t i = 0; fits && i < PyList_GET_SIZE(pieces); i++) fits = is_tuple(PyList_GET_ITEM(pieces, i), 5);
    if (pieces && !fits) {
        PyErr_SetString(PyExc_TypeError, "pieces must be a list of tuples of 5 items");
        Py_CLEAR(pieces);
    }
    return pieces;
}

/* Python's pieces of the run that is growing, in place of the runs after the first `kept`. */
static int hand_over(Page *page, Py_ssize_t kept) {
    PyObject *pieces = pieces_of(page);
    if (!pieces) return -1;
    for (Py_ssize_t i = kept; i < page->runs.count; i++) Py_CLEAR(run_at(page, i)->piece);
    page->runs.count = kept;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(pieces); i++) {
        Run *run = added(&page->runs);
        if (!run) break;
        run->piece = Py_NewRef(PyList_GET_ITEM(pieces, i));
    }
    Py_DECREF(pieces);
    return PyErr_Occurred() ? -1 : 0;
}

static int add_span(Page *page, const Run *run) {
    Span *span = added(&page->spans);
    if (!span) return -1;
    span->first = run->first;
    span->last = run->last;
    return 0;
}

/* The end of the run that begins here: a hyphen at a line's end, which PDFium writes as U+0002 or U+FFFE, closes it. */
static int end_of_run(const Page *page, int first) {
    int end = first;
    while (end < page->glyphs && !Py_UNICODE_ISSPACE(page->text[end]))
        if (page->text[end] == 0x02 || page->text[end] == 0xFFFE) return end + 1;
        else end++;
    return end;
}

/* One run after the other; `begun` is the number of runs before the one that is growing. */
static int find_runs(Page *page) {
    Run before = {0, 0, 0, 0, 0, NULL}, run;
    Py_ssize_t begun = 0, ended = -1, last_object;
    for (int first = 0; first < page->glyphs; first = run.last + 1) {
        run.last = first;
        if (Py_UNICODE_ISSPACE(page->text[first])) continue;
        run.first = first;
        run.last = end_of_run(page, first) - 1;
        run.piece = NULL;
        run.object = object_of(page, run.first);
        last_object = run.object < 0 ? -1 : object_of(page, run.last);
        if (last_object < 0) return -1;
        find_sides(page, &run);
        int broken = ended >= 0 && run.first == before.last + 3 && page->text[before.last + 1] == '\r' &&
                     page->text[before.last + 2] == '\n';
        if (broken && touches(page, &before, ended, &run)) {
            if (add_span(page, &run) < 0 || hand_over(page, begun) < 0) return -1;
        } else {
            begun = page->runs.count;
            page->spans.count = 0;
            if (add_span(page, &run) < 0) return -1;
            int turned = setting_at(page, object_at(page, run.object)->setting)->turned;
            int whole = turned ? 0 : run.object == last_object ? 1 : is_one_word(page, &run);
            if (whole < 0) return -1;
            if (whole) {
                Run *kept = added(&page->runs);
                if (!kept) return -1;
                *kept = run;
            } else if (hand_over(page, begun) < 0) {
                return -1;
            }
        }
        before = run;
        ended = last_object;
    }
    return 0;
}

/* --- words ------------------------------------------------------------------------------------------------------- */

/* The letters of a run as they are printed. */
static PyObject *letters_of(Page *page, const Run *run, PyObject *font, int pictures, int unmapped) {
    const unsigned short *text = page->text + run->first;
    Py_ssize_t count = run->last - run->first + 1;
    int plain = !pictures;
    for (Py_ssize_t i = 0; i < count && plain; i++) plain = text[i] >= ' ' && text[i] < 0x7F;
    PyObject *raw = PyUnicode_FromKindAndData(PyUnicode_2BYTE_KIND, text, count);
    if (!raw || plain) return raw;
    PyObject *printed = PyObject_CallFunction(page->letters, "OOO", raw, font, unmapped ? Py_True : Py_False);
    Py_DECREF(raw);
    return printed;
}

/* Baseline, top and bottom of a run's words as numbers, kept where the whole text object shares them. */
static int find_heights(Page *page, const Run *run, double descent, PyObject **across, PyObject **top, PyObject **bottom) {
    TextObject *object = object_at(page, run->object);
    if (!object->top || !object->level) {
        double size = setting_at(page, object->setting)->size;
        double baseline = object->level ? object->baseline : origin_of(page, run->first);
        double low = baseline - descent * size;
        Py_XSETREF(object->across, PyFloat_FromDouble(baseline));
        Py_XSETREF(object->bottom, PyFloat_FromDouble(low));
        Py_XSETREF(object->top, PyFloat_FromDouble(low - size));
        if (!object->across || !object->bottom || !object->top) return -1;
    }
    *across = Py_NewRef(object->across);
    *top = Py_NewRef(object->top);
    *bottom = Py_NewRef(object->bottom);
    return 0;
}

/* True where the middle of a word stands on the visible page. */
static int is_visible(const Page *page, const Run *run, PyObject *top, PyObject *bottom) {
    double across = run->left + run->right, down = PyFloat_AS_DOUBLE(top) + PyFloat_AS_DOUBLE(bottom);
    return 0 <= across && across <= 2 * page->width && 0 <= down && down <= 2 * page->height;
}

static PyObject *placed(Page *page, const Run *run, PyObject *text, int unmapped, double descent) {
    PyObject *setting = setting_at(page, object_at(page, run->object)->setting)->setting;
    PyObject *across, *top, *bottom;
    if (find_heights(page, run, descent, &across, &top, &bottom) < 0) {
        Py_DECREF(text);
        return NULL;
    }
    if (!is_visible(page, run, top, bottom)) {
        Py_DECREF(text), Py_DECREF(across), Py_DECREF(top), Py_DECREF(bottom);
        return Py_NewRef(Py_None);
    }
    PyObject *left = PyFloat_FromDouble(run->left);
    PyObject *sides[] = {left, top, PyFloat_FromDouble(run->right), bottom};
    Py_XINCREF(left);
    PyObject *bbox = filled(BBox, 4, sides);
    PyUnicode_InternInPlace(&text); /* held once: see pdfium_words.py */
    PyObject *parts[] = {
        text,
        bbox,
        Py_NewRef(PyTuple_GET_ITEM(PyTuple_GET_ITEM(setting, 0), 0)),
        Py_NewRef(PyTuple_GET_ITEM(setting, 1)),
        Py_NewRef(PyTuple_GET_ITEM(setting, 2)),
        Py_NewRef(PyTuple_GET_ITEM(setting, 3)),
        Py_NewRef(PyTuple_GET_ITEM(setting, 4)),
    };
    PyObject *whole[] = {filled(Word, 7, parts), Py_NewRef(PyTuple_GET_ITEM(setting, 5)), left, across,
                         Py_NewRef(unmapped ? Py_True : Py_False)};
    return filled(PlacedWord, 5, whole);
}

/* The word of a run: a new reference, None where nothing of it is printed or seen, NULL with an error set. */
static PyObject *word_of(Page *page, const Run *run, int without_descents) {
    PyObject *plain = without_descents ? Py_True : Py_False;
    if (run->piece) return PyObject_CallFunctionObjArgs(page->place, run->piece, plain, NULL);
    const Setting *setting = setting_at(page, object_at(page, run->object)->setting);
    int unmapped = pdfium.is_unmapped(page->textpage, run->first) == 1;
    PyObject *text = letters_of(page, run, PyTuple_GET_ITEM(setting->setting, 0), setting->pictures, unmapped);
    if (!text) return NULL;
    if (!PyUnicode_GET_LENGTH(text)) {
        Py_DECREF(text);
        return Py_NewRef(Py_None);
    }
    return placed(page, run, text, unmapped, without_descents ? 0.0 : setting->descent);
}

/* The descent of a run's font; NaN with an error set. */
static double descent_of(Page *page, const Run *run) {
    if (!run->piece) return setting_at(page, object_at(page, run->object)->setting)->descent;
    PyObject *held = PyTuple_GET_ITEM(run->piece, 3); /* Piece(raw, first, last, held, sides) */
    PyObject *font = PyTuple_GET_ITEM(PyTuple_GET_ITEM(held, 0), 0);
    return PyFloat_AsDouble(PyTuple_GET_ITEM(font, 3));
}

static PyObject *words_of(Page *page) {
    const double no_descent = -0.02; /* see pdfium_words.py */
    Py_ssize_t flat = 0;
    for (Py_ssize_t i = 0; i < page->runs.count; i++) flat += descent_of(page, run_at(page, i)) > no_descent;
    PyObject *words = PyErr_Occurred() ? NULL : PyList_New(0);
    for (Py_ssize_t i = 0; words && i < page->runs.count; i++) {
        PyObject *word = word_of(page, run_at(page, i), 2 * flat > page->runs.count);
        if (!word || (word != Py_None && PyList_Append(words, word) < 0)) Py_CLEAR(words);
        Py_XDECREF(word);
    }
    return words;
}

/* --- the page ---------------------------------------------------------------------------------------------------- */

/* The text, one unit for each glyph: 1 where it is, 0 where it is not so (letters beyond the basic plane), -1: error. */
static int read_text(Page *page) {
    page->glyphs = pdfium.count_glyphs(page->textpage);
    if (page->glyphs <= 0) return page->glyphs = 0, 1;
    page->text = PyMem_Calloc(2 * (size_t)page->glyphs + 2, sizeof *page->text);
    if (!page->text) {
        PyErr_NoMemory();
        return -1;
    }
    if (pdfium.copy_text(page->textpage, 0, page->glyphs, page->text) - 1 != page->glyphs) return 0;
    for (int i = 0; i < page->glyphs; i++)
        if (Py_UNICODE_IS_SURROGATE(page->text[i])) return 0;
    return 1;
}

static void set_free(Page *page) {
    for (Py_ssize_t i = 0; i < page->settings.count; i++) Py_XDECREF(setting_at(page, i)->setting);
    for (Py_ssize_t i = 0; i < page->runs.count; i++) Py_XDECREF(run_at(page, i)->piece);
    for (Py_ssize_t i = 0; i < page->objects.count; i++) {
        TextObject *object = object_at(page, i);
        Py_XDECREF(object->across);
        Py_XDECREF(object->top);
        Py_XDECREF(object->bottom);
    }
    PyMem_Free(page->settings.items);
    PyMem_Free(page->objects.items);
    PyMem_Free(page->runs.items);
    PyMem_Free(page->spans.items);
    PyMem_Free(page->slots);
    PyMem_Free(page->text);
}

static PyObject *read_words(PyObject *Py_UNUSED(module), PyObject *arguments) {
    Page page = {.settings = {.width = sizeof(Setting)},
                 .objects = {.width = sizeof(TextObject)},
                 .runs = {.width = sizeof(Run)},
                 .spans = {.width = sizeof(Span)}};
    unsigned long long textpage;
    double *v = page.view;
    if (!PyArg_ParseTuple(arguments, "K(dd(dddddd))OOOO", &textpage, &page.width, &page.height, v, v + 1, v + 2, v + 3,
                          v + 4, v + 5, &page.describe, &page.part, &page.letters, &page.place))
        return NULL;
    if (!BBox) {
        PyErr_SetString(PyExc_RuntimeError, "bind() comes before read_words()");
        return NULL;
    }
    page.textpage = (Handle)(uintptr_t)textpage;
    page.straight = v[0] == 1 && v[1] == 0 && v[2] == 0 && v[3] == -1;
    PyObject *words = NULL;
    int read = read_text(&page);
    if (read == 0) words = Py_NewRef(Py_None);
    else if (read > 0 && find_runs(&page) == 0) words = words_of(&page);
    set_free(&page);
    return words;
}

static PyObject *bind(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *addresses;
    PyTypeObject *word, *placed_word, *bbox;
    if (!PyArg_ParseTuple(arguments, "O!O!O!O!", &PyTuple_Type, &addresses, &PyType_Type, &word, &PyType_Type,
                          &placed_word, &PyType_Type, &bbox))
        return NULL;
    if (!is_named_tuple(word, 7) || !is_named_tuple(placed_word, 5) || !is_named_tuple(bbox, 4)) {
        PyErr_SetString(PyExc_TypeError, "words and boxes must be named tuples of 7, 5 and 4 items");
        return NULL;
    }
    void *functions[FUNCTIONS];
    if (take_functions(addresses, functions, FUNCTIONS) < 0) return NULL;
    memcpy(&pdfium, functions, sizeof functions);
    Py_INCREF(word), Py_INCREF(placed_word), Py_INCREF(bbox);
    Word = word, PlacedWord = placed_word, BBox = bbox;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"bind", bind, METH_VARARGS, "Take PDFium's functions by address, and the types of words and boxes."},
    {"read_words", read_words, METH_VARARGS, "The words of a page in the order of its content; None where it cannot."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "compiled_words", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_compiled_words(void) { return PyModule_Create(&module); }
