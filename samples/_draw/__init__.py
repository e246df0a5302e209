"""The rooms of the drawing script: a canvas, and one module for each kind of scene."""
